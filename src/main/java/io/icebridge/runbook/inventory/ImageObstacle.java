package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;
import java.util.List;

/** A disk that boots with a kernel of its own needs that image as well (P20). */
final class ImageObstacle implements Obstacle {
    private final SourceImages images;

    ImageObstacle(SourceImages images) {
        this.images = images;
    }

    @Override
    public List<Reason> against(Server server) {
        if (server.volumeBacked()) {
            return List.of();
        }
        List<String> gone =
                images.find(server.imageId()).stream()
                        .flatMap(image -> image.bootIds().stream())
                        .filter(id -> images.find(id).isEmpty())
                        .toList();
        return gone.isEmpty()
                ? List.of()
                : List.of(
                        new Reason(
                                "boot-image",
                                "it boots with kernel or ramdisk image %s, which is gone"
                                        .formatted(String.join(", ", gone)),
                                "register that image again, or choose by-hand"));
    }
}
