package io.icebridge.simulator.host.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Expands words: variables, command output, arithmetic, then splitting and file patterns. */
final class Expander {
    private final Shell shell;

    Expander(Shell shell) {
        this.shell = shell;
    }

    List<String> words(List<Word> words, Streams streams) throws IOException {
        List<String> result = new ArrayList<>();
        for (Word word : words) {
            if (isArguments(word)) {
                result.addAll(shell.arguments());
            } else {
                expand(word, streams, result);
            }
        }
        return result;
    }

    /** A word as one text, as in an assignment or after a redirection. */
    String text(Word word, Streams streams) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Word.Part part : word.parts()) {
            text.append(value(part, streams));
        }
        return text.toString();
    }

    private static boolean isArguments(Word word) {
        return word.parts().size() == 1
                && word.parts().get(0) instanceof Word.Variable variable
                && variable.name().equals("@");
    }

    private void expand(Word word, Streams streams, List<String> result) throws IOException {
        List<Field> fields = new ArrayList<>();
        Field field = new Field();
        for (Word.Part part : word.parts()) {
            String value = value(part, streams);
            if (quoted(part)) {
                field.addQuoted(value);
            } else if (part instanceof Word.Text) {
                field.addPattern(value);
            } else {
                field = split(value, field, fields);
            }
        }
        fields.add(field);
        for (Field one : fields) {
            if (one.exists()) {
                result.addAll(new Globs(shell).expand(one));
            }
        }
    }

    private static Field split(String value, Field first, List<Field> fields) {
        Field field = first;
        String[] pieces = value.split("[ \t\n]+", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i > 0) {
                fields.add(field);
                field = new Field();
            }
            if (!pieces[i].isEmpty()) {
                field.addPattern(pieces[i]);
            }
        }
        return field;
    }

    private static boolean quoted(Word.Part part) {
        return part instanceof Word.Text text && text.quoted()
                || part instanceof Word.Variable variable && variable.quoted()
                || part instanceof Word.Output output && output.quoted();
    }

    private String value(Word.Part part, Streams streams) throws IOException {
        if (part instanceof Word.Text text) {
            return text.text();
        } else if (part instanceof Word.Variable variable) {
            return variable(variable, streams);
        } else if (part instanceof Word.Output output) {
            return output(output.script(), streams);
        } else {
            String expression = ((Word.Arithmetic) part).expression();
            Word word = WordReader.quoted(expression);
            return Long.toString(new Arithmetic(text(word, streams), shell).value());
        }
    }

    private String variable(Word.Variable variable, Streams streams) throws IOException {
        String value = shell.value(variable.name());
        if (variable.otherwise() != null && (value == null || value.isEmpty())) {
            return text(WordReader.quoted(variable.otherwise()), streams);
        }
        if (value == null && shell.options().contains("u")) {
            Streams.write(streams.err(), "sh: " + variable.name() + ": unbound variable\n");
            throw new Exit(1);
        }
        return value == null ? "" : value;
    }

    private String output(String script, Streams streams) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = shell.child().run(script, streams.withOut(out));
        shell.status(status);
        return out.toString(StandardCharsets.UTF_8).replaceAll("\n+$", "");
    }
}
