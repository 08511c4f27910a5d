package io.icebridge.runbook.move;

import io.icebridge.cloud.SecurityGroup;
import io.icebridge.cloud.Side;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * nova-network's security groups, which were copied when the new Nova was filled: since then their
 * owners may have made others, or changed what these let through. Neutron's are the same for both.
 */
final class CopiedGroups {
    private final Crossing crossing;
    private final Definition saved;

    CopiedGroups(Crossing crossing, Definition saved) {
        this.crossing = crossing;
        this.saved = saved;
    }

    /**
     * To be asked before anything of the server is touched, since the new Nova boots nothing in a
     * group that it lacks, and lets through what it has.
     *
     * @throws io.icebridge.runbook.StepFailure that names those that are not the same
     */
    void mustBeThere() {
        List<SecurityGroup> there = groups(Side.NEW);
        List<String> others =
                groups(Side.OLD).stream()
                        .filter(group -> there.stream().noneMatch(other -> same(group, other)))
                        .map(SecurityGroup::name)
                        .sorted()
                        .toList();
        if (!others.isEmpty()) {
            throw Crossing.proof(
                    "security group %s of project %s is not the same in the new region, or not there; nothing of the server was touched: set it right there, then try again"
                            .formatted(String.join(", ", others), saved.server().projectId()));
        }
    }

    /** Those in which the server is. */
    private List<SecurityGroup> groups(Side side) {
        Set<String> names = Set.copyOf(saved.server().securityGroups());
        return crossing.project(saved).novaNetwork(side).securityGroups().stream()
                .filter(group -> names.contains(group.name()))
                .toList();
    }

    private static boolean same(SecurityGroup one, SecurityGroup other) {
        return one.name().equals(other.name())
                && new HashSet<>(one.rules()).equals(new HashSet<>(other.rules()));
    }
}
