package io.icebridge.runbook.config;

/** Whether a piece of Python is a whole logical line, as Python's tokenizer has it. */
final class Brackets {
    private Brackets() {}

    /** True when no bracket and no long string is open, and no backslash joins the next line. */
    static boolean closed(CharSequence python) {
        String text = python.toString();
        int depth = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '#') {
                i = lineEnd(text, i);
            } else if (c == '\'' || c == '"') {
                i = afterString(text, i);
                if (i < 0) {
                    return false;
                }
            } else if (c == '\\' && i == text.length() - 1) {
                return false;
            } else {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                i++;
            }
        }
        return depth <= 0;
    }

    /** Where the string that begins there has ended; negative where it has not. */
    static int afterString(String text, int from) {
        char quote = text.charAt(from);
        String three = String.valueOf(quote).repeat(3);
        boolean isLong = text.startsWith(three, from);
        int i = from + (isLong ? 3 : 1);
        while (i < text.length()) {
            if (text.charAt(i) == '\\') {
                i += 2;
            } else if (isLong ? text.startsWith(three, i) : text.charAt(i) == quote) {
                return i + (isLong ? 3 : 1);
            } else if (!isLong && text.charAt(i) == '\n') {
                return i;
            } else {
                i++;
            }
        }
        // A short string that a backslash carries on to the next line, or one that is broken.
        return isLong || text.endsWith("\\") ? -1 : text.length();
    }

    static int lineEnd(String text, int from) {
        int at = text.indexOf('\n', from);
        return at < 0 ? text.length() : at;
    }
}
