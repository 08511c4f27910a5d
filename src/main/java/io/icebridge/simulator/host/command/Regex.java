package io.icebridge.simulator.host.command;

import java.util.regex.Pattern;

/** POSIX regular expressions as Java's. */
final class Regex {
    private Regex() {}

    /** A basic expression, or an extended one. */
    static Pattern of(String posix, boolean extended, int flags) {
        return Pattern.compile(classes(extended ? posix : basic(posix)), flags);
    }

    private static String basic(String posix) {
        StringBuilder java = new StringBuilder();
        boolean set = false;
        for (int i = 0; i < posix.length(); i++) {
            char c = posix.charAt(i);
            if (c == '\\' && i + 1 < posix.length()) {
                char next = posix.charAt(++i);
                java.append("(){}|+?".indexOf(next) >= 0 ? "" : "\\").append(next);
            } else if (!set && "(){}|+?".indexOf(c) >= 0) {
                java.append('\\').append(c);
            } else {
                set = c == '[' || set && c != ']';
                java.append(c);
            }
        }
        return java.toString();
    }

    private static String classes(String regex) {
        return regex.replace("[:space:]", "\\s")
                .replace("[:blank:]", " \\t")
                .replace("[:digit:]", "0-9")
                .replace("[:alpha:]", "A-Za-z")
                .replace("[:alnum:]", "A-Za-z0-9");
    }
}
