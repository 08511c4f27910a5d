package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Server;

/** A disk that boots with a kernel of its own needs that image as well (P20). */
final class ImageObstacle implements Obstacle {
    private final SourceImages images;

    ImageObstacle(SourceImages images) {
        this.images = images;
    }

    @Override
    public void look(Server server, Found found) {
        if (server.imageId().isEmpty()) {
            return;
        }
        images.find(server.imageId()).stream()
                .flatMap(image -> image.bootIds().stream())
                .filter(id -> images.find(id).isEmpty())
                .forEach(
                        id ->
                                found.add(
                                        "boot-image",
                                        "it boots with kernel or ramdisk image "
                                                + id
                                                + ", which is gone (P20)",
                                        "register that image again, or choose by-hand"));
    }
}
