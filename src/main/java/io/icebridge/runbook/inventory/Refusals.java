package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;
import io.icebridge.runbook.readiness.Finding;
import java.util.List;
import java.util.Optional;

/** Why a server could not be rebuilt as it was; table 5a of the OpenStack notes. */
public final class Refusals {
    private final List<Obstacle> obstacles;
    private final SourceImages images;

    /**
     * @param there what the new region has; empty as long as it is not there and filled
     * @param withoutDatabase whether a server may move although what only the database knows of it
     *     could not be read
     */
    public Refusals(
            Inventory inventory,
            SourceImages images,
            Optional<NewNova> there,
            boolean withoutDatabase) {
        this.images = images;
        this.obstacles =
                List.of(
                        new StatusObstacle(),
                        new DatabaseObstacle(inventory, withoutDatabase),
                        new FlavorObstacle(inventory, there),
                        new OwnerObstacle(inventory),
                        new CompanyObstacle(inventory),
                        new CardObstacle(inventory),
                        new ZoneObstacle(there),
                        new ImageObstacle(images));
    }

    /**
     * @param redeployed whether its new server is to come from the image, not from a snapshot
     * @return empty when nothing stands in the way
     */
    public List<Finding> of(Server server, boolean redeployed) {
        Found found = new Found(server.id());
        obstacles.forEach(o -> o.look(server, found));
        if (redeployed && !server.volumeBacked() && !images.usable(server.imageId())) {
            found.add(
                    "image",
                    "its image "
                            + server.imageId()
                            + " is gone or not active, so that it cannot be redeployed (P20)",
                    "register the image again, or choose snapshot or by-hand");
        }
        return found.all();
    }
}
