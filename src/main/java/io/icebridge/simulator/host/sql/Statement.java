package io.icebridge.simulator.host.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/** Carries one statement out. */
public final class Statement {
    private final Tables tables;
    private String database;

    /**
     * @param database the one in use, or empty text
     */
    public Statement(Tables tables, String database) {
        this.tables = tables;
        this.database = database;
    }

    /**
     * Runs every statement of a script.
     *
     * @return lines of columns, headed by their names; an empty list separates nothing
     * @throws SqlError of the first statement that fails; those before it stay done
     */
    public List<Query.Result> run(String script) {
        List<Query.Result> results = new ArrayList<>();
        for (String statement : split(script)) {
            Query.Result result = tables.inTurn(() -> one(new SqlTokens(statement)));
            if (result != null) {
                results.add(result);
            }
        }
        return results;
    }

    private static List<String> split(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        char quote = 0;
        for (char c : script.replaceAll("(?m)^--.*$", "").toCharArray()) {
            if (quote == 0 && c == ';') {
                statements.add(current.toString());
                current.setLength(0);
                continue;
            }
            if (quote == 0 && (c == '\'' || c == '"' || c == '`')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            current.append(c);
        }
        statements.add(current.toString());
        return statements.stream().filter(s -> !s.isBlank()).toList();
    }

    private Query.Result one(SqlTokens tokens) {
        String verb = tokens.next().toLowerCase(Locale.ROOT);
        return switch (verb) {
            case "select" -> new Query(tokens, tables, database).run();
            case "show" -> show(tokens);
            case "checksum" -> checksum(tokens);
            case "use" -> {
                database = tokens.name();
                yield null;
            }
            case "create" -> create(tokens);
            case "drop" -> drop(tokens);
            case "alter" -> alter(tokens);
            case "insert" -> insert(tokens);
            case "update" -> update(tokens);
            case "delete" -> delete(tokens);
            case "grant", "revoke", "flush", "set", "start", "begin", "commit", "lock", "unlock" ->
                    null;
            default -> throw SqlError.syntax(verb);
        };
    }

    private Query.Result show(SqlTokens tokens) {
        boolean databases = tokens.accept("databases");
        if (!databases) {
            tokens.expect("tables");
        }
        List<String> names = databases ? tables.databases() : tables.tables(database);
        String like = tokens.accept("like") ? tokens.literal().replace("%", ".*") : ".*";
        return new Query.Result(
                List.of(databases ? "Database" : "Tables_in_" + database),
                names.stream().filter(n -> n.matches(like)).map(List::of).toList());
    }

    private Query.Result checksum(SqlTokens tokens) {
        tokens.expect("table");
        List<List<String>> sums = new ArrayList<>();
        do {
            TableName table = TableName.read(tokens, database);
            List<Map<String, String>> rows = tables.rows(table.database(), table.table());
            String sum = rows == null ? null : Integer.toUnsignedString(rows.hashCode());
            sums.add(Arrays.asList(table.database() + "." + table.table(), sum));
        } while (tokens.accept(","));
        return new Query.Result(List.of("Table", "Checksum"), sums);
    }

    private Query.Result create(SqlTokens tokens) {
        if (tokens.accept("user")) {
            return null;
        }
        tokens.expect("database");
        boolean lenient = tokens.accept("if", "not", "exists");
        String name = tokens.name();
        if (!tables.create(name) && !lenient) {
            throw new SqlError(
                    "1007 (HY000)", "Can't create database '" + name + "'; database exists");
        }
        return null;
    }

    private Query.Result drop(SqlTokens tokens) {
        if (tokens.accept("user")) {
            return null;
        }
        tokens.expect("database");
        boolean lenient = tokens.accept("if", "exists");
        String name = tokens.name();
        if (!tables.drop(name) && !lenient) {
            throw new SqlError(
                    "1008 (HY000)", "Can't drop database '" + name + "'; database doesn't exist");
        }
        return null;
    }

    private Query.Result alter(SqlTokens tokens) {
        if (tokens.accept("database")) {
            return null;
        }
        tokens.expect("table");
        TableName table = TableName.read(tokens, database);
        tokens.expect("to");
        tokens.expect("character");
        tokens.expect("set");
        table.rows(tables);
        tables.convert(table.database(), table.table(), tokens.name());
        return null;
    }

    private Query.Result insert(SqlTokens tokens) {
        boolean ignore = tokens.accept("ignore");
        tokens.expect("into");
        TableName table = TableName.read(tokens, database);
        List<String> columns = new ArrayList<>();
        if (tokens.accept("(")) {
            do {
                columns.add(tokens.name());
            } while (tokens.accept(","));
            tokens.expect(")");
        }
        if (tokens.accept("select")) {
            Query.Result result = new Query(tokens, tables, database).run();
            List<String> names = columns.isEmpty() ? result.columns() : columns;
            result.rows().forEach(values -> insert(table, names, values, ignore));
            return null;
        }
        tokens.expect("values");
        do {
            tokens.expect("(");
            List<String> values = new ArrayList<>();
            do {
                values.add(new Expressions(tokens).value().apply(Map.of()));
            } while (tokens.accept(","));
            tokens.expect(")");
            insert(table, columns, values, ignore);
        } while (tokens.accept(","));
        return null;
    }

    private void insert(
            TableName table, List<String> columns, List<String> values, boolean ignore) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), values.get(i));
        }
        if (!ignore || table.rows(tables).stream().noneMatch(other -> collide(row, other))) {
            tables.insert(table.database(), table.table(), row);
        }
    }

    /** Whether two rows cannot both be there: by id, else by owner and name. */
    private static boolean collide(Map<String, String> row, Map<String, String> other) {
        List<String> key = row.containsKey("id") ? List.of("id") : List.of("user_id", "name");
        return key.stream().allMatch(c -> Objects.equals(row.get(c), other.get(c)));
    }

    private Query.Result update(SqlTokens tokens) {
        TableName table = TableName.read(tokens, database);
        tokens.expect("set");
        Map<String, Function<Map<String, String>, String>> set = new LinkedHashMap<>();
        do {
            String column = tokens.name();
            tokens.expect("=");
            set.put(column, new Expressions(tokens).value());
        } while (tokens.accept(","));
        for (Map<String, String> row : chosen(table, tokens)) {
            Map<String, String> values = new LinkedHashMap<>();
            set.forEach((column, value) -> values.put(column, value.apply(row)));
            tables.update(table.database(), table.table(), row, values);
        }
        return null;
    }

    private Query.Result delete(SqlTokens tokens) {
        tokens.expect("from");
        TableName table = TableName.read(tokens, database);
        for (Map<String, String> row : chosen(table, tokens)) {
            tables.delete(table.database(), table.table(), row);
        }
        return null;
    }

    private List<Map<String, String>> chosen(TableName table, SqlTokens tokens) {
        List<Map<String, String>> rows = table.rows(tables);
        if (!tokens.accept("where")) {
            return rows;
        }
        Predicate<Map<String, String>> condition = new Expressions(tokens).condition();
        return rows.stream().filter(condition).toList();
    }
}
