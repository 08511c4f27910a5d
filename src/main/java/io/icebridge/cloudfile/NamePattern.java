package io.icebridge.cloudfile;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as the cloud file writes them: a star stands for any text. */
public final class NamePattern {
    private NamePattern() {}

    /** Whether the name is one that was written. */
    public static boolean matches(String written, String name) {
        String expression =
                Arrays.stream(written.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        return Pattern.compile(expression, Pattern.DOTALL).matcher(name).matches();
    }
}
