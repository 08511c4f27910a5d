package io.icebridge.simulator.host.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement's tokens, and how far they are read. */
final class SqlTokens {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*('(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`"
                            + "|[A-Za-z_@][A-Za-z0-9_@$]*|\\d+(?:\\.\\d+)?|<>|!=|<=|>=|[-=<>(),.*+/;])");

    private final List<String> all = new ArrayList<>();
    private int at;

    SqlTokens(String statement) {
        String text = statement.strip();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            all.add(matcher.group(1));
            end = matcher.end();
        }
        if (end < text.length()) {
            throw SqlError.syntax(text.substring(end));
        }
    }

    boolean atEnd() {
        return at >= all.size();
    }

    String peek() {
        return atEnd() ? "" : all.get(at);
    }

    boolean is(String word) {
        return peek().equalsIgnoreCase(word);
    }

    /** Reads these words when they come next, all of them. */
    boolean accept(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (at + i >= all.size() || !all.get(at + i).equalsIgnoreCase(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw SqlError.syntax(peek());
        }
    }

    String next() {
        if (atEnd()) {
            throw SqlError.syntax("");
        }
        return all.get(at++);
    }

    /** A name, without its backquotes. */
    String name() {
        return next().replace("`", "");
    }

    /** A string's or number's text; null for NULL. */
    String literal() {
        String token = next();
        if (token.equalsIgnoreCase("null")) {
            return null;
        }
        if (token.equals("-")) {
            return "-" + next();
        }
        boolean quoted = token.startsWith("'") || token.startsWith("\"");
        return quoted
                ? token.substring(1, token.length() - 1)
                        .replace("''", "'")
                        .replaceAll("\\\\(.)", "$1")
                : token;
    }
}
