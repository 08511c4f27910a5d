package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.glance.Image;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.ledger.Ledger;
import java.util.Set;

/** Makes images of servers ({@code createImage}). */
final class Snapshotting {

    private static final long GIB = 1L << 30;
    private static final double VANISHES_AFTER = 3;

    private final Nova nova;

    Snapshotting(Nova nova) {
        this.nova = nova;
    }

    Image accept(Server server, JsonNode asked, Call call) {
        Caller caller = call.caller();
        boolean volumeBacked = server.volumeBacked();
        States.in(
                server,
                "createImage",
                volumeBacked
                        ? Set.of("active", "stopped")
                        : Set.of("active", "stopped", "paused", "suspended"));
        Ledger ledger = nova.ledger();
        if (ledger.isCustomers(server.id) && !caller.projectId().equals(server.tenantId)) {
            ledger.violation("wrong-project", call, "it snapshots a server of another project");
        }
        nova.region().quotas().checkMetadata(server.tenantId, Json.strings(asked.path("metadata")));
        Image image = nova.glance().add("", caller.projectId(), Json.text(asked, "name", ""));
        describe(image, server, caller, asked);
        if (volumeBacked) {
            snapshotVolumes(server, image);
        } else {
            copyDisk(server, image);
        }
        return image;
    }

    private void describe(Image image, Server server, Caller caller, JsonNode asked) {
        image.properties().put("image_type", "snapshot");
        image.properties().put("instance_uuid", server.id);
        image.properties().put("base_image_ref", server.imageId);
        image.properties().put("user_id", caller.userId());
        image.properties().putAll(Json.strings(asked.path("metadata")));
    }

    private void copyDisk(Server server, Image image) {
        nova.ledger().copyOf(image.id(), server.id, server.running());
        nova.work()
                .start(
                        Work.Kind.SNAPSHOT,
                        server,
                        "image_snapshot",
                        new Work.Ends() {
                            @Override
                            public void well() {
                                arrive(server, image);
                            }

                            @Override
                            public void badly() {
                                nova.glance().vanish(image);
                            }
                        });
        double seconds = nova.work().seconds(Work.Kind.SNAPSHOT, server);
        nova.work()
                .during(
                        server,
                        seconds * 0.2,
                        () -> {
                            server.task = "image_uploading";
                            nova.glance().saving(image);
                        });
    }

    /** A store may lose what it has just taken. */
    private void arrive(Server server, Image image) {
        if (nova.glance().find(image.id()) == null) {
            return;
        }
        nova.glance().complete(image, size(server));
        if (nova.work().loses(server)) {
            nova.timeline().after(VANISHES_AFTER, () -> nova.glance().lose(image));
        }
    }

    private static long size(Server server) {
        return Math.max(1, server.flavor.disk) * GIB / 4 + Math.abs(server.id.hashCode() % 9999);
    }

    /** An image without content comes at once, and a volume snapshot for each volume. */
    private void snapshotVolumes(Server server, Image image) {
        nova.glance().complete(image, 0);
        server.disks.forEach(
                d -> {
                    var volume = nova.cinder().find(d.volumeId);
                    if (volume != null) {
                        nova.cinder().snapshot(volume, "snapshot for " + server.name, true);
                    }
                });
    }
}
