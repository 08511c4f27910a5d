package io.icebridge.runbook.config;

/** Whether a Python value is complete. */
final class Brackets {
    private Brackets() {}

    /** True when every bracket outside strings and comments is closed. */
    static boolean closed(CharSequence python) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < python.length(); i++) {
            char c = python.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote || c == '\n') {
                    quote = 0;
                }
            } else if (c == '#') {
                i = endOfLine(python, i);
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            }
        }
        return depth <= 0;
    }

    private static int endOfLine(CharSequence python, int from) {
        int i = from;
        while (i < python.length() && python.charAt(i) != '\n') {
            i++;
        }
        return i;
    }
}
