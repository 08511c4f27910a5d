package io.icebridge.runbook.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A database's place as OpenStack writes it: {@code mysql://user:password@host:3306/schema?x}.
 *
 * @param port with its colon, or empty; likewise parameters with their question mark
 */
public record DatabaseUrl(
        String scheme, String login, String host, String port, String schema, String parameters) {
    private static final Pattern FORM =
            Pattern.compile(
                    "([\\w+]+)://(?:([^/]*)@)?(\\[[^]]*]|[^/:@]*)(:\\d+)?/([^/?]+)(\\?.*)?");

    /** Empty when the value is no such place. */
    public static Optional<DatabaseUrl> parse(String value) {
        Matcher form = FORM.matcher(value.strip());
        return form.matches()
                ? Optional.of(
                        new DatabaseUrl(
                                form.group(1),
                                orEmpty(form.group(2)),
                                form.group(3),
                                orEmpty(form.group(4)),
                                form.group(5),
                                orEmpty(form.group(6))))
                : Optional.empty();
    }

    /** Whether it is on the host whose file names it. */
    public boolean local() {
        return host.isEmpty()
                || host.matches("(?i)localhost(\\.localdomain)?|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");
    }

    /** Another user's and schema's place, reached over the network: without a socket's file. */
    public DatabaseUrl of(String newLogin, String newSchema, String newHost) {
        String kept =
                Arrays.stream(parameters.replaceFirst("^\\?", "").split("&"))
                        .filter(p -> !p.isEmpty() && !p.startsWith("unix_socket="))
                        .collect(Collectors.joining("&"));
        return new DatabaseUrl(
                scheme, newLogin, newHost, port, newSchema, kept.isEmpty() ? "" : "?" + kept);
    }

    @Override
    public String toString() {
        String who = login.isEmpty() ? "" : login + "@";
        return scheme + "://" + who + host + port + "/" + schema + parameters;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
