package io.icebridge.runbook.config;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code $name} and {@code ${name}} in a value, as oslo.config of 2014 has them: options of DEFAULT
 * alone. Names of other groups came later, so that {@code ${group.name}} is left as it is.
 */
final class Dollars {
    private static final Pattern NAMED =
            Pattern.compile(
                    "(\\\\\\$|\\$\\$)|\\$(?:([_a-zA-Z][_a-zA-Z0-9]*)|\\{([_a-zA-Z][_a-zA-Z0-9]*)})");

    /** Deeper than any file means it; one that names itself ends here. */
    private static final int DEPTH = 20;

    private Dollars() {}

    static String resolved(String value, Function<String, Optional<String>> option) {
        return resolved(value, option, 0);
    }

    private static String resolved(
            String value, Function<String, Optional<String>> option, int depth) {
        if (depth == DEPTH) {
            return value;
        }
        return NAMED.matcher(value)
                .replaceAll(m -> Matcher.quoteReplacement(one(m, option, depth)));
    }

    private static String one(
            MatchResult match, Function<String, Optional<String>> option, int depth) {
        if (match.group(1) != null) {
            return "$";
        }
        String name = match.group(2) != null ? match.group(2) : match.group(3);
        return option.apply(name)
                .map(found -> resolved(found, option, depth + 1))
                .orElse(match.group());
    }
}
