package io.icebridge.process;

import io.icebridge.cloud.Boot;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.ComputeChanges;
import io.icebridge.journal.Change;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Servers half way between the regions, brought there by no step. */
final class HalfMoved {
    private final Cloud cloud;

    HalfMoved(Cloud cloud) {
        this.cloud = cloud;
    }

    /** So that calls can be made as each project. */
    void rolesGranted() {
        cloud.compute(Side.OLD).servers().stream()
                .map(Server::projectId)
                .distinct()
                .forEach(p -> cloud.changing().identity().grantRole(p, "admin"));
    }

    void stopped(String id) {
        cloud.changing().compute(Side.OLD).stop(id);
        await(() -> old(id).status().equals("SHUTOFF"));
    }

    /**
     * Stops it, takes its volumes and ports off, and boots it in the new region.
     *
     * @return the new server's id
     */
    String booted(String id, Change change) {
        stopped(id);
        List<Port> ports = cloud.network().portsOf(id);
        old(id).volumeIds().forEach(v -> cloud.changing().compute(Side.OLD).detach(id, v));
        await(() -> old(id).volumeIds().isEmpty());
        ports.forEach(port -> cloud.changing().network().park(port.id()));
        Server server = old(id);
        ComputeChanges there = cloud.as(server.projectId()).changing().compute(Side.NEW);
        String made = there.boot(boot(server, ports, Map.of("icebridge", change + ":" + id)));
        await(() -> !fresh(made).status().equals("BUILD"));
        if (!fresh(made).status().equals("ACTIVE")) {
            throw new IllegalStateException("not booted: " + fresh(made));
        }
        return made;
    }

    private static Boot boot(Server server, List<Port> ports, Map<String, String> marked) {
        return new Boot(
                server.name(),
                server.flavorId(),
                server.imageId(),
                "",
                "",
                "",
                "",
                false,
                "",
                ports.stream().map(port -> Boot.Nic.onPort(port.id())).toList(),
                List.of(),
                marked);
    }

    private Server old(String id) {
        return cloud.compute(Side.OLD).server(id).orElseThrow();
    }

    private Server fresh(String id) {
        return cloud.compute(Side.NEW).server(id).orElseThrow();
    }

    private static void await(BooleanSupplier holds) {
        for (int look = 0; look < 3000 && !holds.getAsBoolean(); look++) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        if (!holds.getAsBoolean()) {
            throw new IllegalStateException("it did not come");
        }
    }
}
