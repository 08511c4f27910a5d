package io.icebridge.simulator.seed;

import io.icebridge.simulator.cinder.Volume;
import io.icebridge.simulator.nova.Flavor;
import io.icebridge.simulator.nova.Planting;
import io.icebridge.simulator.nova.Server;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The customers' servers: every kind that a move has to cope with, in a fixed rotation. */
final class Servers {

    /** Names that break whoever builds a command, a path or a table of them. */
    private static final Map<Integer, String> NASTY =
            Map.of(
                    4, "web \"front\" & co",
                    9, "büro-größe ☃ 2",
                    11, "o'brien's; rm -rf $HOME",
                    13, "app server",
                    14, "app server",
                    16, "app server");

    private final Parts parts;
    private final Shape shape;
    private final People people;
    private final Images images;
    private final Networks networks;

    /** The volume that all servers of a project have. */
    private final Map<Integer, String> shared = new HashMap<>();

    Servers(Parts parts, Shape shape, People people, Images images, Networks networks) {
        this.parts = parts;
        this.shape = shape;
        this.people = people;
        this.images = images;
        this.networks = networks;
    }

    void plant() {
        for (int i = 0; i < shape.servers(); i++) {
            plant(i);
        }
    }

    private void plant(int i) {
        int tenant = i % shape.projects();
        boolean volumeBacked = i % 12 == 5;
        boolean cattle = i % 6 == 4;
        String name = NASTY.getOrDefault(i, "server-" + (i + 1));
        String node = shape.oldNodes().get(i % shape.computes());
        Flavor flavor = flavor(i, tenant);
        Map<String, String> metadata = metadata(i, cattle);
        Server server =
                parts.planting()
                        .plant(
                                new Planting.Plan(
                                        name,
                                        people.tenants().get(tenant).caller(),
                                        flavor,
                                        volumeBacked ? "" : image(i),
                                        node,
                                        i % 4 == 3 ? "" : "workstation",
                                        userData(i),
                                        i % 8 != 7,
                                        i % 3 == 1 ? Networks.GROUP : "default",
                                        metadata,
                                        networks.cards(tenant, i % 2 == 0, i % 10 == 6)));
        if (volumeBacked) {
            // The second one of two is to be deleted with its server.
            attach(server, i, tenant, "/dev/vda", true, i % 24 == 17);
        }
        if (i % 6 == 3) {
            attach(server, i, tenant, "/dev/vdb", false, false);
        }
        if (i % 12 == 3) {
            attach(server, i, tenant, "/dev/vdd", false, false);
        }
        if (shape.sharedVolumes()) {
            parts.planting().attach(server, shared(tenant), "/dev/vdg", false, false);
        }
        if (i % 3 == 0) {
            networks.giveFloatingAddress(tenant, server);
        }
        boolean anew =
                shape.likeness()
                        .cattle()
                        .test(
                                new Likeness.Planted(
                                        people.tenants().get(tenant).project().name(),
                                        name,
                                        flavor.id(),
                                        flavor.name(),
                                        node,
                                        metadata));
        parts.planting().enter(server, anew);
    }

    private String shared(int tenant) {
        return shared.computeIfAbsent(
                tenant,
                of ->
                        parts.cinder()
                                .addShared("shared", people.tenants().get(of).caller(), 10)
                                .id());
    }

    private Flavor flavor(int i, int tenant) {
        String id = List.of("1", "2", "ssd.1", "1", "2", "2", "3").get(i % 7);
        if (tenant == 0 && i % 9 == 0) {
            id = "6a1d";
        }
        return parts.old().flavors().get(id);
    }

    private String image(int i) {
        return i % 2 == 0 ? images.small() : images.large();
    }

    private static String userData(int i) {
        if (i % 5 != 1) {
            return null;
        }
        String script = "#!/bin/sh\necho server " + (i + 1) + " > /etc/motd\n";
        return Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> metadata(int i, boolean cattle) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (cattle) {
            metadata.put("tier", "cattle");
        }
        if (i % 3 == 1) {
            metadata.put("owner", "Größe & Söhne");
            metadata.put("cost-centre", Integer.toString(4000 + i));
        }
        return metadata;
    }

    private void attach(
            Server server, int i, int tenant, String device, boolean root, boolean doomed) {
        String name = root ? "root of " + (i + 1) : "data of " + (i + 1);
        Volume volume =
                parts.cinder()
                        .addReady(name, people.tenants().get(tenant).caller(), 10 + i % 5, root);
        parts.planting().attach(server, volume.id(), device, root, doomed);
    }
}
