package io.icebridge.runbook.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database's place as OpenStack writes it: {@code mysql://user:password@host:3306/schema?x}. */
public record DatabaseUrl(
        String scheme, String login, String host, String port, String schema, String parameters) {
    private static final Pattern FORM =
            Pattern.compile("([\\w+]+)://([^/]*)@([^/:@]*)(:\\d+)?/(\\w+)(\\?.*)?");

    /** Empty when the value is no such place. */
    public static Optional<DatabaseUrl> parse(String value) {
        Matcher form = FORM.matcher(value.strip());
        return form.matches()
                ? Optional.of(
                        new DatabaseUrl(
                                form.group(1),
                                form.group(2),
                                form.group(3),
                                orEmpty(form.group(4)),
                                form.group(5),
                                orEmpty(form.group(6))))
                : Optional.empty();
    }

    /** The same server for another user and schema, as seen from where localhost is another. */
    public DatabaseUrl of(String newLogin, String newSchema, String localhost) {
        boolean local = host.equals("localhost") || host.equals("127.0.0.1");
        return new DatabaseUrl(
                scheme, newLogin, local ? localhost : host, port, newSchema, parameters);
    }

    @Override
    public String toString() {
        return scheme + "://" + login + "@" + host + port + "/" + schema + parameters;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
