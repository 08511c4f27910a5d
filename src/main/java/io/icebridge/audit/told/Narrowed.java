package io.icebridge.audit.told;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What narrows a table, as SQL with its values.
 *
 * @param where begins with a blank
 */
public record Narrowed(StringBuilder where, List<Object> values) {

    /** All rows for which a condition holds; a further one is added by {@link #and}. */
    public static Narrowed to(String condition, Object value) {
        return new Narrowed(
                new StringBuilder(" where ").append(condition), new ArrayList<>(List.of(value)));
    }

    public void and(String condition, Object... further) {
        where.append(" and ").append(condition);
        values.addAll(List.of(further));
    }

    /** What is left empty narrows nothing. */
    public static void given(String asked, Consumer<String> narrow) {
        if (!asked.isEmpty()) {
            narrow.accept(asked);
        }
    }

    /**
     * The beginning of a pattern that matches this text in small letters, whatever signs it has.
     */
    public static String like(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
    }
}
