package io.icebridge.runbook.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which options hold secrets, whose values are shown nowhere. */
final class Secrets {
    private static final Pattern NAME =
            Pattern.compile(
                    ".*(password|passwd|secret|token|credential|_key|connection|transport_url|hash).*");
    private static final String HIDDEN = "(secret)";

    private Secrets() {}

    static String shown(Option option, String value) {
        return NAME.matcher(option.name().toLowerCase(Locale.ROOT)).matches() && !value.isBlank()
                ? HIDDEN
                : value;
    }
}
