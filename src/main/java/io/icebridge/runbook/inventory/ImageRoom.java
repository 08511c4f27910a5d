package io.icebridge.runbook.inventory;

import io.icebridge.host.HostFailure;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.fleet.Space;
import io.icebridge.runbook.readiness.Finding;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether Glance's store holds the snapshots of all servers, by what their disks take on the nodes
 * (P13). It blocks nothing, since a store may be elsewhere than in Glance's own folder.
 */
public final class ImageRoom {
    private static final long GIB = 1 << 30;

    private final Site site;

    public ImageRoom(Site site) {
        this.site = site;
    }

    public List<Finding> check() {
        List<String> stores = site.reached(site.hostsIn(List.of("image")));
        if (stores.isEmpty()) {
            return List.of();
        }
        String folder = site.profile().settings().get("image-folder");
        OptionalLong free;
        long disks;
        try {
            free = space(stores.get(0)).free(folder);
            disks =
                    site.reached(site.hostsIn(List.of("compute"))).stream()
                            .mapToLong(this::disks)
                            .sum();
        } catch (HostFailure unreached) {
            // the hosts' own checks say so
            return List.of();
        }
        if (free.isEmpty() || disks <= free.getAsLong()) {
            return List.of();
        }
        return List.of(
                new Finding(
                                "host " + stores.get(0),
                                "image-store",
                                "snapshots of all servers, as large as their disks on the nodes, may"
                                        + " not fit under "
                                        + folder,
                                "see that Glance's store has the room, or shorten"
                                        + " keep-snapshot-days",
                                false)
                        .reading(
                                "the disks take %d GiB, %d GiB are free"
                                        .formatted(disks / GIB, free.getAsLong() / GIB)));
    }

    private long disks(String node) {
        return space(node).ofFolder(site.profile().settings().get("instance-folder"));
    }

    private Space space(String host) {
        return new Space(site.hosts().host(host), site.profile());
    }
}
