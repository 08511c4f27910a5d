package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;
import java.util.Set;

/** Nova can do nothing with a server in most states, and nobody should while it is busy (P2). */
final class StatusObstacle implements Obstacle {
    private static final Set<String> MOVABLE = Set.of("ACTIVE", "SHUTOFF", "PAUSED", "SUSPENDED");

    @Override
    public void look(Server server, Found found) {
        if (!MOVABLE.contains(server.status())) {
            found.add(
                    "status",
                    "it is " + server.status() + ", not ACTIVE or SHUTOFF (P2)",
                    "bring it to ACTIVE or SHUTOFF, delete it, or choose by-hand");
        } else if (!server.taskState().isEmpty()) {
            found.add(
                    "busy",
                    "Nova is at work on it: " + server.taskState() + " (P2)",
                    "wait until the task is over and check again");
        }
    }
}
