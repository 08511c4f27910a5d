package io.icebridge.simulator.host.shell;

import io.icebridge.simulator.host.shell.Word.Part;
import java.util.ArrayList;
import java.util.List;

/** Reads one word with its quotes and expansions. */
final class WordReader {
    private final String text;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private int at;

    WordReader(String text, int at) {
        this.text = text;
        this.at = at;
    }

    int position() {
        return at;
    }

    /** Text as between double quotes, to its end. */
    static Word quoted(String text) {
        WordReader reader = new WordReader(text, 0);
        reader.doubleQuoted(false);
        return new Word(reader.parts);
    }

    Word read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || ";&|<>()".indexOf(c) >= 0) {
                break;
            }
            if (c == '\'') {
                singleQuoted();
            } else if (c == '"') {
                at++;
                flush();
                doubleQuoted(true);
            } else if (c == '\\') {
                escaped();
            } else if (c == '$' || c == '`') {
                flush();
                expansion(false);
            } else {
                plain.append(c);
                at++;
            }
        }
        flush();
        return new Word(parts);
    }

    private void flush() {
        if (plain.length() > 0) {
            parts.add(new Word.Text(plain.toString(), false));
            plain.setLength(0);
        }
    }

    private void singleQuoted() {
        flush();
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            throw new SyntaxError("unterminated quoted string");
        }
        parts.add(new Word.Text(text.substring(at + 1, end), true));
        at = end + 1;
    }

    private void escaped() {
        at++;
        if (at < text.length()) {
            if (text.charAt(at) != '\n') {
                flush();
                parts.add(new Word.Text(String.valueOf(text.charAt(at)), true));
            }
            at++;
        }
    }

    private void doubleQuoted(boolean closed) {
        StringBuilder quoted = new StringBuilder();
        boolean any = false;
        while (true) {
            if (at >= text.length()) {
                if (closed) {
                    throw new SyntaxError("unterminated quoted string");
                }
                break;
            }
            char c = text.charAt(at);
            if (c == '"' && closed) {
                at++;
                break;
            }
            if (c == '\\'
                    && at + 1 < text.length()
                    && "$`\"\\\n".indexOf(text.charAt(at + 1)) >= 0) {
                if (text.charAt(at + 1) != '\n') {
                    quoted.append(text.charAt(at + 1));
                }
                at += 2;
            } else if (c == '$' || c == '`') {
                if (quoted.length() > 0) {
                    parts.add(new Word.Text(quoted.toString(), true));
                    quoted.setLength(0);
                }
                any = true;
                expansion(true);
            } else {
                quoted.append(c);
                at++;
            }
        }
        if (quoted.length() > 0 || !any) {
            parts.add(new Word.Text(quoted.toString(), true));
        }
    }

    private void expansion(boolean quoted) {
        if (text.charAt(at) == '`') {
            int end = text.indexOf('`', at + 1);
            if (end < 0) {
                throw new SyntaxError("unterminated `");
            }
            parts.add(new Word.Output(text.substring(at + 1, end), quoted));
            at = end + 1;
        } else if (text.startsWith("$((", at)) {
            int end = Nesting.end(text, at + 3, ')');
            if (!text.startsWith("))", end)) {
                throw new SyntaxError("unterminated $((");
            }
            parts.add(new Word.Arithmetic(text.substring(at + 3, end)));
            at = end + 2;
        } else if (text.startsWith("$(", at)) {
            int end = Nesting.end(text, at + 2, ')');
            parts.add(new Word.Output(text.substring(at + 2, end), quoted));
            at = end + 1;
        } else if (text.startsWith("${", at)) {
            int end = Nesting.end(text, at + 2, '}');
            braced(text.substring(at + 2, end), quoted);
            at = end + 1;
        } else {
            named(quoted);
        }
    }

    private void braced(String inside, boolean quoted) {
        int colon = inside.indexOf(":-");
        parts.add(
                colon < 0
                        ? new Word.Variable(inside, null, quoted)
                        : new Word.Variable(
                                inside.substring(0, colon), inside.substring(colon + 2), quoted));
    }

    private void named(boolean quoted) {
        int start = ++at;
        if (at < text.length() && "?#@*!$0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        } else {
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
        }
        parts.add(
                at == start
                        ? new Word.Text("$", true)
                        : new Word.Variable(text.substring(start, at), null, quoted));
    }
}
