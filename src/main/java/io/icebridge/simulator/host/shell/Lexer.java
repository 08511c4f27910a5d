package io.icebridge.simulator.host.shell;

import java.util.ArrayList;
import java.util.List;

/** Cuts a script into words and operators. */
final class Lexer {
    private static final List<String> OPERATORS =
            List.of(
                    "&&", "||", "&>", ">>", ">&", "<&", "<<", ";;", "|", "&", ";", "<", ">", "(",
                    ")");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Integer> heredocs = new ArrayList<>();
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                tokens.add(Token.operator("\n", -1, at++));
                readHeredocs();
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("\\\n", at)) {
                at += 2;
            } else if (c == '#') {
                skipComment();
            } else {
                next();
            }
        }
        if (!heredocs.isEmpty()) {
            readHeredocs();
        }
        return tokens;
    }

    private void next() {
        int start = at;
        int fd = -1;
        if (Character.isDigit(text.charAt(at))
                && at + 1 < text.length()
                && "<>".indexOf(text.charAt(at + 1)) >= 0) {
            fd = text.charAt(at++) - '0';
        }
        String operator = operator();
        if (operator != null) {
            at += operator.length();
            tokens.add(Token.operator(operator, fd, start));
            return;
        }
        WordReader reader = new WordReader(text, at);
        tokens.add(Token.word(reader.read(), start));
        at = reader.position();
        if (tokens.size() > 1 && tokens.get(tokens.size() - 2).is("<<")) {
            heredocs.add(tokens.size() - 1);
        }
    }

    private String operator() {
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, at)) {
                return operator;
            }
        }
        return null;
    }

    private void skipComment() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    /** Puts each here document's text in the place of its delimiter. */
    private void readHeredocs() {
        for (int index : heredocs) {
            Word delimiter = tokens.get(index).word();
            boolean literal = delimiter.plain() == null;
            String end = Words.literal(delimiter);
            StringBuilder body = new StringBuilder();
            while (true) {
                if (at >= text.length()) {
                    throw new SyntaxError("here document without its end " + end);
                }
                int newline = text.indexOf('\n', at);
                String line = text.substring(at, newline < 0 ? text.length() : newline);
                at = newline < 0 ? text.length() : newline + 1;
                if (line.equals(end)) {
                    break;
                }
                body.append(line).append('\n');
            }
            Word text = literal ? Word.of(body.toString()) : WordReader.quoted(body.toString());
            tokens.set(index, Token.word(text, tokens.get(index).at()));
        }
        heredocs.clear();
    }
}
