package io.icebridge.runbook.inventory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

    /** Which a scheduler heeds as far as it can, so that they keep no server from anywhere. */
    private static final Set<List<String>> SOFT =
            Set.of(List.of("soft-anti-affinity"), List.of("soft-affinity"));

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

    /**
     * Whether Nova's API makes such a one in the new region, as of Icehouse; the soft ones where it
     * knows them (microversion 2.15), as it does wherever an old region has one.
     */
    public boolean carried() {
        return !id.isEmpty() && (apart() || together() || soft()) && name.matches(NAME);
    }

    /** Whether each member must be on a node of its own. */
    public boolean apart() {
        return policies.equals(APART);
    }

    /** Whether all members must be on one node. */
    boolean together() {
        return policies.equals(TOGETHER);
    }

    /** Whether it lets its servers stand anywhere. */
    boolean soft() {
        return SOFT.contains(policies);
    }

    /** The same group with what was found of it later; its members are all that it ever had. */
    public GroupFacts and(GroupFacts later) {
        Map<String, Member> all = new TreeMap<>();
        members.forEach(member -> all.put(member.serverId(), member));
        later.members.forEach(member -> all.put(member.serverId(), member));
        return new GroupFacts(id, later.name, later.policies, List.copyOf(all.values()));
    }
}
