package io.icebridge.simulator.host.machine;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What is amiss in a database, of what the new release's migrations refuse.
 *
 * @param unstamped whether nothing in it tells its version
 * @param latin1 its tables in another character set than UTF-8
 * @param doubled its tables with rows that differ in their ids alone
 */
public record Flaws(boolean unstamped, Set<String> latin1, Set<String> doubled) {
    static final Flaws NONE = new Flaws(false, Set.of(), Set.of());

    public Flaws {
        latin1 = Set.copyOf(latin1);
        doubled = Set.copyOf(doubled);
    }

    public Flaws stamped(boolean yes) {
        return new Flaws(!yes, latin1, doubled);
    }

    /** With a table in this character set. */
    public Flaws charset(String table, String charset) {
        return new Flaws(
                unstamped,
                changed(
                        latin1,
                        tables -> {
                            tables.remove(table);
                            if (!charset.startsWith("utf8")) {
                                tables.add(table);
                            }
                        }),
                doubled);
    }

    public Flaws doubled(String table, boolean yes) {
        return new Flaws(
                unstamped,
                latin1,
                changed(
                        doubled,
                        tables -> {
                            tables.remove(table);
                            if (yes) {
                                tables.add(table);
                            }
                        }));
    }

    private static Set<String> changed(Set<String> tables, Consumer<Set<String>> change) {
        Set<String> changed = new TreeSet<>(tables);
        change.accept(changed);
        return changed;
    }
}
