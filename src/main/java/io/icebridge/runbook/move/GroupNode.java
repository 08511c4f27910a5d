package io.icebridge.runbook.move;

import io.icebridge.cloud.ServerGroup;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.runbook.inventory.NewNova;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a server's group leaves it a node in the new region, before the server is touched. */
public final class GroupNode {
    private final Crossing crossing;
    private final CarriedGroups groups;

    public GroupNode(Crossing crossing, CarriedGroups groups) {
        this.crossing = crossing;
        this.groups = groups;
    }

    /**
     * Makes the server's group before the server is touched, and looks whether there is a node for
     * it.
     *
     * @throws io.icebridge.runbook.StepFailure when its group leaves it none
     */
    public void prepare(Change change, Definition saved) {
        Optional<ServerGroup> group = groups.of(change, saved);
        if (group.isPresent()
                && saved.facts().serverGroup().apart()
                && !crossing.begun(change, saved.server().id())) {
            mustHaveNode(group.get(), saved);
        }
    }

    private void mustHaveNode(ServerGroup group, Definition saved) {
        Set<String> taken =
                group.members().stream().map(crossing::nodeOfNew).collect(Collectors.toSet());
        Set<String> nodes =
                NewNova.nodes(
                        crossing.cloud().nodes(Side.NEW).services(),
                        saved.server().availabilityZone());
        if (taken.containsAll(nodes)) {
            throw Crossing.proof(
                    "server group %s keeps its servers on a node each, and no node of the new region that takes servers is without one: enable or add one, then try again"
                            .formatted(group.name()));
        }
    }
}
