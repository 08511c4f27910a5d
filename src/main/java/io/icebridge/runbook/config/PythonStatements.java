package io.icebridge.runbook.config;

import java.util.ArrayList;
import java.util.List;

/** Parts a Python file into its statements, a block with all its clauses being one. */
final class PythonStatements {
    private final List<PythonStatement> found = new ArrayList<>();
    private final List<String> block = new ArrayList<>();

    /** Empty lines and comments, of which the next line tells whether they are the block's. */
    private final List<String> between = new ArrayList<>();

    private PythonStatements() {}

    static List<PythonStatement> of(String text) {
        PythonStatements statements = new PythonStatements();
        StringBuilder open = new StringBuilder();
        for (String line : text.lines().toList()) {
            open.append(open.isEmpty() ? "" : "\n").append(line);
            if (Brackets.closed(open)) {
                statements.add(open.toString());
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            statements.add(open.toString());
        }
        statements.end();
        return statements.found;
    }

    private void add(String line) {
        boolean comment = line.isBlank() || line.stripLeading().startsWith("#");
        if (block.isEmpty()) {
            begin(line);
        } else if (comment) {
            between.add(line);
        } else if (Character.isWhitespace(line.charAt(0)) || goesOn(line)) {
            block.addAll(between);
            between.clear();
            block.add(line);
        } else {
            end();
            begin(line);
        }
    }

    private void begin(String line) {
        PythonStatement statement = PythonStatement.of(line);
        if (statement.says() && statement.opens()) {
            block.add(line);
        } else {
            found.add(statement);
        }
    }

    private boolean goesOn(String line) {
        return line.matches("(?s)(?:elif|else|except|finally)\\b.*")
                || block.get(block.size() - 1).startsWith("@");
    }

    private void end() {
        if (!block.isEmpty()) {
            found.add(PythonStatement.of(String.join("\n", block)));
            block.clear();
        }
        between.forEach(line -> found.add(PythonStatement.of(line)));
        between.clear();
    }
}
