package io.icebridge.simulator.host.sql;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * {@code [left [outer] | inner] join TABLE on CONDITION}.
 *
 * @param outer whether rows that find none stay, alone
 */
record Join(boolean outer, TableName table, Predicate<Map<String, String>> condition) {

    /**
     * @param left the rows so far
     * @param right the table's own
     */
    List<Map<String, String>> of(List<Map<String, String>> left, List<Map<String, String>> right) {
        List<Map<String, String>> joined = new ArrayList<>();
        for (Map<String, String> one : left) {
            int before = joined.size();
            for (Map<String, String> other : right) {
                Map<String, String> both = new Both(one, other);
                if (condition.test(both)) {
                    joined.add(both);
                }
            }
            if (outer && joined.size() == before) {
                Map<String, String> alone = new HashMap<>(one);
                // the columns of a table that has no row for it are NULL
                alone.remove("*");
                joined.add(alone);
            }
        }
        return joined;
    }

    /** Two rows as one; where both have a column of that name, it is the first one's. */
    private static final class Both extends AbstractMap<String, String> {
        private final Map<String, String> one;
        private final Map<String, String> other;

        Both(Map<String, String> one, Map<String, String> other) {
            this.one = one;
            this.other = other;
        }

        @Override
        public boolean containsKey(Object name) {
            return one.containsKey(name) || other.containsKey(name) && !name.equals("*");
        }

        @Override
        public String get(Object name) {
            return one.containsKey(name) ? one.get(name) : other.get(name);
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            Map<String, String> both = new HashMap<>(other);
            both.remove("*");
            both.putAll(one);
            return both.entrySet();
        }
    }
}
