package io.icebridge.simulator.host.sql;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One of the conditions that must all hold.
 *
 * @param columns what it asks for, as it is written
 */
record Condition(Predicate<Map<String, String>> holds, Set<String> columns) {

    /** That every one of them holds. */
    static Predicate<Map<String, String>> all(Stream<Condition> conditions) {
        return conditions.map(Condition::holds).reduce(row -> true, Predicate::and);
    }

    /**
     * Whether a row of this table is all that it asks for, so that it can be asked before a join.
     */
    boolean isOf(TableName table) {
        return !columns.isEmpty()
                && columns.stream().allMatch(c -> c.startsWith(table.alias() + "."));
    }
}
