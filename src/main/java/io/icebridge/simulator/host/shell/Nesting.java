package io.icebridge.simulator.host.shell;

/** Finds where a bracketed part of a script ends, past quotes and inner brackets. */
final class Nesting {
    private Nesting() {}

    static int end(String text, int from, char close) {
        char open = close == ')' ? '(' : '{';
        int depth = 1;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '\'') {
                at = quote(text, at);
            } else if (c == '"') {
                at = doubleQuote(text, at);
            } else if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                return at;
            }
        }
        throw new SyntaxError("unterminated " + open);
    }

    private static int quote(String text, int from) {
        int end = text.indexOf('\'', from + 1);
        if (end < 0) {
            throw new SyntaxError("unterminated quoted string");
        }
        return end;
    }

    private static int doubleQuote(String text, int from) {
        for (int at = from + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.startsWith("$(", at)) {
                at = end(text, at + 2, ')');
            } else if (text.charAt(at) == '"') {
                return at;
            }
        }
        throw new SyntaxError("unterminated quoted string");
    }
}
