package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;
import java.util.List;
import java.util.Set;

/** Nova can do nothing with a server in most states, and nobody should while it is busy (P2). */
final class StatusObstacle implements Obstacle {
    private static final Set<String> MOVABLE = Set.of("ACTIVE", "SHUTOFF", "PAUSED", "SUSPENDED");

    @Override
    public List<Reason> against(Server server) {
        if (!MOVABLE.contains(server.status())) {
            return List.of(
                    new Reason(
                            "status",
                            "it is %s: only one that is ACTIVE or SHUTOFF can be stopped, copied and"
                                            .formatted(server.status())
                                    + " started again as it was",
                            "bring it to ACTIVE or SHUTOFF, delete it, or choose by-hand"));
        }
        if (!server.taskState().isEmpty()) {
            return List.of(
                    new Reason(
                            "busy",
                            "Nova is at work on it (%s), which must end before anything is begun"
                                    .formatted(server.taskState()),
                            "wait until the task is over and check again"));
        }
        return List.of();
    }
}
