package io.icebridge.runbook.inventory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The server group that keeps a server beside others or apart from them, as the old Nova's database
 * has it; no API of Havana shows it.
 *
 * @param id Nova's; empty where a server was booted with no more than a name as its hint
 * @param policies in alphabetical order; empty where nobody knows them
 * @param members every server that is in it and there
 */
public record GroupFacts(String id, String name, List<String> policies, List<Member> members) {
    public static final GroupFacts NONE = new GroupFacts("", "", List.of(), List.of());

    private static final List<String> APART = List.of("anti-affinity");
    private static final List<String> TOGETHER = List.of("affinity");

    /** What Icehouse's Nova takes as a name. */
    private static final String NAME = "(?U)(?! )[\\w. _-]{1,255}(?<! )";

    public GroupFacts {
        policies = List.copyOf(policies);
        members = List.copyOf(members);
    }

    /**
     * @param node empty while it has none
     */
    public record Member(String serverId, String node, String zone) {}

    /** Whether the server is in no group at all. */
    public boolean none() {
        return id.isEmpty() && name.isEmpty();
    }

    /** Whether Nova's API makes such a one in the new region, as of Icehouse. */
    public boolean carried() {
        return !id.isEmpty() && (apart() || together()) && name.matches(NAME);
    }

    /** Whether each member must be on a node of its own. */
    public boolean apart() {
        return policies.equals(APART);
    }

    /** Whether all members must be on one node. */
    boolean together() {
        return policies.equals(TOGETHER);
    }

    /**
     * The same group with what another row says of it; one of two groups is in none that is known.
     */
    public GroupFacts and(GroupFacts other) {
        return id.equals(other.id)
                ? new GroupFacts(
                        id,
                        name,
                        both(policies, other.policies, policy -> policy),
                        both(members, other.members, Member::serverId))
                : new GroupFacts("", name + " and " + other.name, List.of(), members);
    }

    /** In the order of their keys; of two of one key the later one. */
    private static <T> List<T> both(List<T> some, List<T> others, Function<T, String> key) {
        Map<String, T> all = new TreeMap<>();
        some.forEach(one -> all.put(key.apply(one), one));
        others.forEach(one -> all.put(key.apply(one), one));
        return List.copyOf(all.values());
    }
}
