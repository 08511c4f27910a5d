package io.icebridge.runbook.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which options hold secrets, whose values are shown nowhere. */
public final class Secrets {
    private static final String WORDS =
            "(?:password|passwd|secret|token|credential|_key|connection|transport_url|hash)";
    private static final Pattern NAME = Pattern.compile(".*" + WORDS + ".*");
    private static final Pattern SETTING =
            Pattern.compile(
                    "(?im)^(.{0,40}?[\\w.-]*" + WORDS + "[\\w.-]*[\"']?[ \\t]*[=:])[ \\t]*\\S.*$");
    private static final Pattern URL = Pattern.compile("(://[^:/@\\s]+:)[^@\\s]+@");
    private static final String HIDDEN = "(secret)";

    private Secrets() {}

    static String shown(Option option, String value) {
        return NAME.matcher(option.name().toLowerCase(Locale.ROOT)).matches() && !value.isBlank()
                ? HIDDEN
                : value;
    }

    /** Output of a command, which may be a part of a configuration file, without its secrets. */
    public static String scrubbed(String output) {
        return URL.matcher(SETTING.matcher(output).replaceAll("$1 (secret)"))
                .replaceAll("$1(secret)@");
    }
}
