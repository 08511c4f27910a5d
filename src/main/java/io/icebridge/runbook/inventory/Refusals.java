package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a server could not be rebuilt as it was: all reasons, not the first alone. */
public final class Refusals {
    private final List<Obstacle> obstacles;
    private final SourceImages images;

    /** As of now, asked for once however many servers have the image. */
    private final Map<String, Boolean> usable = new HashMap<>();

    /**
     * @param there what the new region has; empty as long as it is not there and filled
     * @param room for metadata where the servers go
     * @param nodesPerWave how many nodes are emptied at a time, and then are the new region's
     * @param withoutDatabase whether a server may move although what only the database knows of it
     *     could not be read
     * @param sharedVolumes whether the new server can get a volume that several have
     */
    public Refusals(
            Inventory inventory,
            SourceImages images,
            Optional<NewNova> there,
            MetadataRoom room,
            int nodesPerWave,
            boolean withoutDatabase,
            boolean sharedVolumes) {
        this.images = images;
        this.obstacles =
                List.of(
                        new StatusObstacle(),
                        new DatabaseObstacle(inventory, withoutDatabase),
                        new FlavorObstacle(inventory, there),
                        new OwnerObstacle(inventory),
                        new ProjectObstacle(inventory),
                        new GroupObstacle(inventory, there, nodesPerWave),
                        new StackObstacle(inventory),
                        new VolumeObstacle(inventory, sharedVolumes),
                        new CardObstacle(inventory),
                        new PortObstacle(inventory),
                        new ZoneObstacle(there),
                        new ImageObstacle(images),
                        new RequestObstacle(inventory, images, room));
    }

    /**
     * All of them.
     *
     * @param redeployed whether its new server is to come from the image, not from a snapshot
     * @return empty when nothing stands in the way
     */
    public List<Reason> of(Server server, boolean redeployed) {
        Stream<Reason> lasting = obstacles.stream().flatMap(o -> o.against(server).stream());
        return Stream.concat(lasting, redeployed ? image(server) : Stream.empty()).toList();
    }

    private Stream<Reason> image(Server server) {
        return server.volumeBacked() || usable.computeIfAbsent(server.imageId(), images::usable)
                ? Stream.empty()
                : Stream.of(
                        new Reason(
                                "image",
                                "its image %s is gone or not active, so that it cannot be redeployed"
                                        .formatted(server.imageId()),
                                "register the image again, or choose snapshot or by-hand"));
    }
}
