package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Image;
import io.icebridge.cloud.Server;
import io.icebridge.runbook.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Nova's API would refuse of the very requests that will be sent for it: of the snapshot with
 * its properties, of the key pair that is lent, and of the boot with its marker (P26).
 */
final class RequestObstacle implements Obstacle {
    /** What Glance allows an image to have, unless its site has said otherwise. */
    private static final int PROPERTIES = 128;

    /** Nova's own on each snapshot, and the marker; counted generously. */
    private static final int OF_SNAPSHOT = 16;

    private static final int LONGEST_USER_DATA = 65535;
    private static final String BASE64 =
            "(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?";

    private final Inventory inventory;
    private final SourceImages images;
    private final MetadataRoom room;

    RequestObstacle(Inventory inventory, SourceImages images, MetadataRoom room) {
        this.inventory = inventory;
        this.images = images;
        this.room = room;
    }

    @Override
    public List<Reason> against(Server server) {
        List<Reason> reasons = new ArrayList<>();
        metadata(server, reasons);
        if (!server.keyName().matches("[A-Za-z0-9_ -]{0,255}")) {
            reasons.add(
                    new Reason(
                            "key-name",
                            "its key pair is named %s, and Nova makes none of a name with other signs"
                                            .formatted(server.keyName())
                                    + " than letters, digits, blanks, - and _",
                            "choose by-hand, and boot it without its key pair"));
        }
        String userData = inventory.factsOf(server.id()).userData();
        if (userData.length() > LONGEST_USER_DATA
                || !userData.replaceAll("\\s", "").matches(BASE64)) {
            reasons.add(
                    new Reason(
                            "user-data",
                            "its user data is not the base64 that Nova takes, of %d signs at most"
                                    .formatted(LONGEST_USER_DATA),
                            "choose by-hand, or none for its user data"));
        }
        if (!server.volumeBacked()) {
            properties(server).ifPresent(reasons::add);
        }
        return reasons;
    }

    private void metadata(Server server, List<Reason> reasons) {
        Map<String, String> metadata = server.metadata();
        if (room.tooSmall(server.projectId(), metadata.size() + 1)) {
            reasons.add(
                    new Reason(
                            "metadata",
                            "it has %d metadata items, and its project's quota of %d leaves no room"
                                            .formatted(
                                                    metadata.size(), room.limit(server.projectId()))
                                    + " for the one by which its new server is known",
                            "raise the quota metadata_items of project %s to %d while it moves"
                                    .formatted(server.projectId(), metadata.size() + 1)));
        }
    }

    /** A snapshot has all properties of the image that its server came from. */
    private Optional<Reason> properties(Server server) {
        int own = images.find(server.imageId()).map(Image::properties).orElse(0);
        return own + OF_SNAPSHOT <= PROPERTIES
                ? Optional.empty()
                : Optional.of(
                        new Reason(
                                "image-properties",
                                "its image has %s, which its snapshot gets beside its own:"
                                                .formatted(
                                                        Counted.of(own, "property", "properties"))
                                        + " Glance takes %d".formatted(PROPERTIES),
                                "remove some of image %s, or raise image_property_quota and answer"
                                                .formatted(server.imageId())
                                        + " for it"));
    }
}
