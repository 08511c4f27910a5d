package io.icebridge.simulator.host.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code select ... from ... [left join ... on ...] [where ...] [order by ...] [limit n]}. */
public final class Query {
    private final SqlTokens tokens;
    private final Expressions expressions;
    private final Tables tables;
    private final String database;
    private final List<Item> items = new ArrayList<>();

    /**
     * A column of the result.
     *
     * @param total {@code count}, {@code max}, {@code min} or {@code sum}; empty for a plain value
     */
    private record Item(String name, String total, Function<Map<String, String>, String> value) {}

    /** A result: its columns' names and rows in that order. */
    public record Result(List<String> columns, List<List<String>> rows) {}

    Query(SqlTokens tokens, Tables tables, String database) {
        this.tokens = tokens;
        this.expressions = new Expressions(tokens);
        this.tables = tables;
        this.database = database;
    }

    Result run() {
        boolean distinct = tokens.accept("distinct");
        do {
            items.add(item());
        } while (tokens.accept(","));
        List<Map<String, String>> rows = List.of(Map.of());
        List<String> all = List.of();
        if (tokens.accept("from")) {
            TableName first = TableName.read(tokens, database);
            List<Map<String, String>> there = first.rows(tables);
            all = there.isEmpty() ? all : List.copyOf(there.get(0).keySet());
            rows = joined(first, named(there, first), joins(), where());
        } else {
            rows = filtered(rows, where().stream());
        }
        if (tokens.accept("group", "by")) {
            throw SqlError.syntax("group by");
        }
        rows = ordered(rows);
        Result result = result(rows, all);
        return distinct
                ? new Result(result.columns(), result.rows().stream().distinct().toList())
                : result;
    }

    private Item item() {
        if (tokens.accept("*")) {
            return new Item("*", "", null);
        }
        String total = tokens.peek().toLowerCase(Locale.ROOT);
        if (List.of("count", "max", "min", "sum").contains(total)) {
            tokens.next();
            tokens.expect("(");
            Function<Map<String, String>, String> value =
                    tokens.accept("*") ? row -> "1" : expressions.value();
            tokens.expect(")");
            return new Item(alias(total), total, value);
        }
        String name = tokens.peek();
        Function<Map<String, String>, String> value = expressions.value();
        return new Item(alias(name), "", value);
    }

    private String alias(String otherwise) {
        return tokens.accept("as") ? tokens.name() : otherwise;
    }

    private List<Join> joins() {
        List<Join> joins = new ArrayList<>();
        while (tokens.is("left") || tokens.is("join") || tokens.is("inner")) {
            boolean outer = tokens.accept("left");
            tokens.accept("outer");
            tokens.accept("inner");
            tokens.expect("join");
            TableName table = TableName.read(tokens, database);
            tokens.expect("on");
            joins.add(new Join(outer, table, expressions.condition()));
        }
        return joins;
    }

    private List<Condition> where() {
        return tokens.accept("where") ? expressions.conditions() : List.of();
    }

    /** Those that pass the condition; what it asks of the first table alone is asked first. */
    private List<Map<String, String>> joined(
            TableName first,
            List<Map<String, String>> there,
            List<Join> joins,
            List<Condition> where) {
        List<Map<String, String>> rows = filtered(there, where.stream().filter(c -> c.isOf(first)));
        for (Join join : joins) {
            rows = join.of(rows, named(join.table().rows(tables), join.table()));
        }
        return filtered(rows, where.stream().filter(c -> !c.isOf(first)));
    }

    private static List<Map<String, String>> filtered(
            List<Map<String, String>> rows, Stream<Condition> conditions) {
        return rows.stream().filter(Condition.all(conditions)).toList();
    }

    private static List<Map<String, String>> named(
            List<Map<String, String>> rows, TableName table) {
        return rows.stream()
                .<Map<String, String>>map(row -> new Named(row, table.alias()))
                .toList();
    }

    private List<Map<String, String>> ordered(List<Map<String, String>> rows) {
        List<Map<String, String>> sorted = new ArrayList<>(rows);
        if (tokens.accept("order", "by")) {
            Comparator<Map<String, String>> order = (a, b) -> 0;
            do {
                Function<Map<String, String>, String> key = expressions.value();
                Comparator<Map<String, String>> one =
                        Comparator.comparing(key, Comparator.nullsFirst(Expressions::compare));
                order = order.thenComparing(tokens.accept("desc") ? one.reversed() : one);
                tokens.accept("asc");
            } while (tokens.accept(","));
            sorted.sort(order);
        }
        if (tokens.accept("limit")) {
            int from = 0;
            int count = Integer.parseInt(tokens.next());
            if (tokens.accept(",")) {
                from = count;
                count = Integer.parseInt(tokens.next());
            } else if (tokens.accept("offset")) {
                from = Integer.parseInt(tokens.next());
            }
            from = Math.min(from, sorted.size());
            return sorted.subList(from, Math.min(from + count, sorted.size()));
        }
        return sorted;
    }

    private Result result(List<Map<String, String>> rows, List<String> all) {
        List<String> columns = new ArrayList<>();
        items.forEach(
                i -> {
                    if (i.name().equals("*")) {
                        columns.addAll(all);
                    } else {
                        columns.add(i.name());
                    }
                });
        List<List<String>> lines = new ArrayList<>();
        if (items.stream().anyMatch(i -> !i.total().isEmpty())) {
            lines.add(items.stream().map(i -> total(i, rows)).toList());
        } else {
            rows.forEach(row -> lines.add(line(row, all)));
        }
        return new Result(columns, lines);
    }

    private List<String> line(Map<String, String> row, List<String> all) {
        List<String> line = new ArrayList<>();
        for (Item item : items) {
            if (item.name().equals("*")) {
                all.forEach(c -> line.add(row.get(c)));
            } else {
                line.add(item.value().apply(row));
            }
        }
        return line;
    }

    private static String total(Item item, List<Map<String, String>> rows) {
        List<String> values =
                new ArrayList<>(rows.stream().map(item.value()).filter(v -> v != null).toList());
        return switch (item.total()) {
            case "count" -> Integer.toString(values.size());
            case "max" -> values.stream().max(Expressions::compare).orElse(null);
            case "min" -> values.stream().min(Expressions::compare).orElse(null);
            case "sum" ->
                    values.isEmpty()
                            ? null
                            : Long.toString(values.stream().mapToLong(Long::parseLong).sum());
            default -> rows.isEmpty() ? null : item.value().apply(rows.get(0));
        };
    }
}
