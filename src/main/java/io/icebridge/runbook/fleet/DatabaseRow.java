package io.icebridge.runbook.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A row as MySQL's client prints it with {@code -N -B}, decoded: columns are parted by tabs, and
 * tab, line end, backslash and NUL within one are written as a backslash and a letter. Nothing else
 * reads what that client prints.
 */
public final class DatabaseRow {
    /** The client's word where there is no value. */
    private static final String NULL = "NULL";

    private final List<String> columns;

    private DatabaseRow(List<String> columns) {
        this.columns = columns;
    }

    /** The rows of an output. A carriage return ends none, since the client prints it as it is. */
    public static List<DatabaseRow> all(String output) {
        List<DatabaseRow> rows = new ArrayList<>();
        Arrays.stream(output.split("\n"))
                .filter(line -> !line.isEmpty())
                .map(DatabaseRow::of)
                .forEach(rows::add);
        return rows;
    }

    /** The first column of each row. */
    public static List<String> firsts(String output) {
        return all(output).stream().map(row -> row.text(0)).toList();
    }

    /** One row, without its line end. */
    public static DatabaseRow of(String line) {
        return new DatabaseRow(
                Arrays.stream(line.split("\t", -1)).map(DatabaseRow::decoded).toList());
    }

    private static String decoded(String column) {
        if (column.equals(NULL)) {
            return "";
        }
        StringBuilder text = new StringBuilder(column.length());
        for (int at = 0; at < column.length(); at++) {
            char c = column.charAt(at);
            boolean escape = c == '\\' && at + 1 < column.length();
            text.append(escape ? escaped(column.charAt(++at)) : c);
        }
        return text.toString();
    }

    private static char escaped(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case '0' -> '\0';
            default -> letter;
        };
    }

    /** All columns' texts. */
    public List<String> texts() {
        return columns;
    }

    /** A column's text, empty for NULL and for a column that is not there. */
    public String text(int column) {
        return column < columns.size() ? columns.get(column) : "";
    }

    public boolean flag(int column) {
        return text(column).equals("1");
    }

    /**
     * @param otherwise for NULL
     */
    public long number(int column, long otherwise) {
        return text(column).isEmpty() ? otherwise : Long.parseLong(text(column));
    }
}
