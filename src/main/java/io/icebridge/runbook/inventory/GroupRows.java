package io.icebridge.runbook.inventory;

import io.icebridge.runbook.fleet.DatabaseRow;
import io.icebridge.runbook.inventory.GroupFacts.Member;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the rows of a server's group say: each tells of one policy and of one member. */
final class GroupRows {

    private GroupRows() {}

    static GroupFacts of(List<DatabaseRow> rows) {
        TreeMap<String, String> names = new TreeMap<>();
        TreeSet<String> policies = new TreeSet<>();
        Map<String, Member> members = new TreeMap<>();
        for (DatabaseRow row : rows) {
            names.put(row.text(1), row.text(2).isEmpty() ? "without a name" : row.text(2));
            policies.add(row.text(3));
            members.put(row.text(4), new Member(row.text(4), row.text(5), row.text(6)));
        }
        policies.remove("");
        return names.size() == 1
                ? new GroupFacts(
                        names.firstKey(),
                        names.get(names.firstKey()),
                        List.copyOf(policies),
                        List.copyOf(members.values()))
                : several(names);
    }

    /** Nobody can say which of them a boot would have to name. */
    private static GroupFacts several(Map<String, String> names) {
        String all = names.values().stream().collect(Collectors.joining(" and "));
        return new GroupFacts("", all, List.of(), List.of());
    }
}
