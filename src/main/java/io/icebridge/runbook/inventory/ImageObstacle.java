package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Image;
import io.icebridge.cloud.Server;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A disk that boots with a kernel of its own needs that image as well (P20). */
final class ImageObstacle implements Obstacle {
    private final SourceImages images;

    /** Also those that are gone, which would be asked for again for each of their servers. */
    private final Map<String, Optional<Image>> found = new HashMap<>();

    ImageObstacle(SourceImages images) {
        this.images = images;
    }

    @Override
    public List<Reason> against(Server server) {
        if (server.volumeBacked()) {
            return List.of();
        }
        List<String> gone =
                find(server.imageId()).stream()
                        .flatMap(image -> image.bootIds().stream())
                        .filter(id -> find(id).isEmpty())
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

    private Optional<Image> find(String id) {
        return found.computeIfAbsent(id, images::find);
    }
}
