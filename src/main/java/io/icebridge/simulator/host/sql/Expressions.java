package io.icebridge.simulator.host.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Values and conditions over a row, whose columns are known by name and by alias and name. */
final class Expressions {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private final SqlTokens tokens;
    private final Set<String> columns = new HashSet<>();

    Expressions(SqlTokens tokens) {
        this.tokens = tokens;
    }

    /** What must hold, each by itself, or all as one where there is an {@code or}. */
    List<Condition> conditions() {
        List<Condition> all = new ArrayList<>();
        do {
            columns.clear();
            all.add(new Condition(comparison(), Set.copyOf(columns)));
        } while (tokens.accept("and"));
        if (!tokens.is("or")) {
            return all;
        }
        return List.of(new Condition(either(Condition.all(all.stream())), Set.of()));
    }

    Predicate<Map<String, String>> condition() {
        return either(conjunction());
    }

    private Predicate<Map<String, String>> either(Predicate<Map<String, String>> first) {
        Predicate<Map<String, String>> left = first;
        while (tokens.accept("or")) {
            left = left.or(conjunction());
        }
        return left;
    }

    private Predicate<Map<String, String>> conjunction() {
        Predicate<Map<String, String>> left = comparison();
        while (tokens.accept("and")) {
            left = left.and(comparison());
        }
        return left;
    }

    private Predicate<Map<String, String>> comparison() {
        if (tokens.accept("not")) {
            return comparison().negate();
        }
        if (tokens.accept("(")) {
            Predicate<Map<String, String>> inner = condition();
            tokens.expect(")");
            return inner;
        }
        Function<Map<String, String>, String> left = value();
        if (tokens.accept("is", "not", "null")) {
            return row -> left.apply(row) != null;
        }
        if (tokens.accept("is", "null")) {
            return row -> left.apply(row) == null;
        }
        boolean negated = tokens.accept("not");
        if (tokens.accept("in")) {
            Set<String> values = list();
            return row -> left.apply(row) != null && values.contains(left.apply(row)) != negated;
        }
        if (tokens.accept("like")) {
            Pattern pattern = like(tokens.literal());
            return row ->
                    left.apply(row) != null
                            && pattern.matcher(left.apply(row)).matches() != negated;
        }
        String operator = tokens.next();
        Function<Map<String, String>, String> right = value();
        return row -> holds(left.apply(row), operator, right.apply(row));
    }

    private Set<String> list() {
        Set<String> values = new HashSet<>();
        tokens.expect("(");
        do {
            values.add(tokens.literal());
        } while (tokens.accept(","));
        tokens.expect(")");
        return values;
    }

    private static Pattern like(String text) {
        StringBuilder regex = new StringBuilder();
        for (char c : text.toCharArray()) {
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static boolean holds(String left, String operator, String right) {
        if (left == null || right == null) {
            return false;
        }
        int order = compare(left, right);
        return switch (operator) {
            case "=" -> order == 0;
            case "<>", "!=" -> order != 0;
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            case ">=" -> order >= 0;
            default -> throw SqlError.syntax(operator);
        };
    }

    /** Numbers by size, anything else as text. */
    static int compare(String left, String right) {
        return isNumber(left) && isNumber(right)
                ? Long.compare(Long.parseLong(left), Long.parseLong(right))
                : left.compareTo(right);
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** A literal, a column, or {@code ifnull}, {@code coalesce}, {@code concat} of values. */
    Function<Map<String, String>, String> value() {
        String token = tokens.peek();
        boolean literal = token.matches("['\"\\d-].*") || token.equalsIgnoreCase("null");
        if (literal) {
            String value = tokens.literal();
            return row -> value;
        }
        String name = tokens.name();
        if (name.equals("@@collation_database")) {
            // Every database here was made alike.
            return row -> "utf8_general_ci";
        }
        if (tokens.accept("(")) {
            return function(name, arguments());
        }
        String full = tokens.accept(".") ? name + "." + tokens.name() : name;
        String column = full.toLowerCase(Locale.ROOT);
        columns.add(column);
        return row -> column(row, column);
    }

    private static String column(Map<String, String> row, String name) {
        if (!row.containsKey(name) && row.containsKey("*")) {
            throw new SqlError("1054 (42S22)", "Unknown column '" + name + "' in 'field list'");
        }
        return row.get(name);
    }

    private List<Function<Map<String, String>, String>> arguments() {
        List<Function<Map<String, String>, String>> arguments = new ArrayList<>();
        if (!tokens.accept(")")) {
            do {
                arguments.add(value());
            } while (tokens.accept(","));
            tokens.expect(")");
        }
        return arguments;
    }

    private static Function<Map<String, String>, String> function(
            String name, List<Function<Map<String, String>, String>> arguments) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "ifnull", "coalesce" ->
                    row ->
                            arguments.stream()
                                    .map(a -> a.apply(row))
                                    .filter(v -> v != null)
                                    .findFirst()
                                    .orElse(null);
            case "concat" ->
                    row -> String.join("", arguments.stream().map(a -> a.apply(row)).toList());
            case "lower" -> row -> arguments.get(0).apply(row).toLowerCase(Locale.ROOT);
            default -> throw new SqlError("1305 (42000)", "FUNCTION " + name + " does not exist");
        };
    }
}
