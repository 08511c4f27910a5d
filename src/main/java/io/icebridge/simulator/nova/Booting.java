package io.icebridge.simulator.nova;

import io.icebridge.simulator.cinder.Volume;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.nova.ComputeServerGroups.Group;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Boots servers: accepted at once, placed, given network cards and volumes, running at last. */
final class Booting {

    private final Nova nova;
    private final Lineage lineage;

    Booting(Nova nova) {
        this.nova = nova;
        this.lineage = new Lineage(nova);
    }

    Server accept(BootRequest request, Call call) {
        Caller caller = call.caller();
        NovaRegion region = nova.region();
        region.quotas()
                .check(caller.projectId(), caller.userId(), request.flavor(), region.servers());
        Server server = server(request, caller);
        region.add(server);
        request.group().ifPresent(group -> group.members().add(server.id));
        lineage.claim(server, request, call);
        nova.work().start(Work.Kind.BOOT, server, "scheduling", ends(server, caller));
        double seconds = nova.work().seconds(Work.Kind.BOOT, server);
        nova.work().during(server, seconds * 0.1, () -> spawn(server, request, call));
        return server;
    }

    private Server server(BootRequest request, Caller caller) {
        String id = nova.lots().uuid();
        Server server = new Server(id, caller.projectId(), caller.userId(), nova.timeline().now());
        server.name = request.body().path("name").asText();
        server.flavor = request.flavor();
        server.imageId = request.image() == null ? "" : request.image().id();
        server.zone = request.zone();
        server.securityGroups.addAll(request.securityGroups());
        server.metadata.putAll(Json.strings(request.body().path("metadata")));
        server.userData = Json.text(request.body(), "user_data", null);
        server.configDrive = request.body().path("config_drive").asBoolean();
        if (request.keyPair() != null) {
            server.keyName = request.keyPair().name();
            server.keyData = request.keyPair().publicKey();
        }
        return server;
    }

    /** The step in which a boot usually fails, and then leaves a server in ERROR. */
    private void spawn(Server server, BootRequest request, Call call) {
        Optional<Node> node = place(request);
        if (node.isEmpty()) {
            fail(server, "No valid host was found. ");
            return;
        }
        server.host = node.get().host;
        server.zone = nova.region().aggregates().zoneOf(server.host);
        node.get().take(server.flavor, 1);
        try {
            server.task = "networking";
            nova.wiring().plug(server, request.nics());
            lineage.judgeAddresses(server, call);
            server.task = "block_device_mapping";
            request.disks().forEach(d -> connect(server, d));
            server.task = "spawning";
        } catch (Refusal refusal) {
            fail(server, refusal.getMessage());
        }
    }

    private void connect(Server server, Server.Disk disk) {
        Volume volume = nova.cinder().find(disk.volumeId);
        if (volume == null) {
            throw Refusal.notFound("Volume " + disk.volumeId + " could not be found.");
        }
        nova.cinder().reserve(volume);
        nova.cinder().attach(volume, server.id, disk.device);
        server.disks.add(disk);
    }

    private Optional<Node> place(BootRequest request) {
        NovaRegion region = nova.region();
        Instant now = nova.timeline().now();
        if (!request.forcedHost().isEmpty()) {
            return region.nodes().stream()
                    .filter(n -> n.host.equals(request.forcedHost()) && n.up(now))
                    .findFirst();
        }
        return region.nodes().stream()
                .filter(n -> n.up(now) && n.enabled && n.fits(request.flavor()))
                .filter(n -> request.group().map(g -> admits(g, n.host)).orElse(true))
                .filter(
                        n ->
                                request.zone().isEmpty()
                                        || region.aggregates()
                                                .zoneOf(n.host)
                                                .equals(request.zone()))
                .min(Comparator.comparingInt((Node n) -> n.usedRam).thenComparing(n -> n.host));
    }

    /** ServerGroupAntiAffinityFilter and ServerGroupAffinityFilter, which a forced host passes. */
    private boolean admits(Group group, String host) {
        Set<String> taken = ComputeServerGroups.hosts(group, nova.region());
        if (group.policies().contains("anti-affinity")) {
            return !taken.contains(host);
        }
        return taken.isEmpty() || taken.contains(host);
    }

    private Work.Ends ends(Server server, Caller caller) {
        return new Work.Ends() {
            @Override
            public void well() {
                if (server.vmState.equals("error")) {
                    return;
                }
                if (nova.wiring().needsPortNews() && nova.region().waitsInVain(server.host)) {
                    fail(server, "Virtual Interface creation failed");
                    return;
                }
                server.vmState = "active";
                server.power = 1;
                server.launched = nova.timeline().now();
                nova.wiring().up(server);
                nova.ledger().power(server.id, true);
                lineage.settle(server, caller);
            }

            @Override
            public void badly() {
                fail(server, "Exceeded maximum number of retries.");
            }
        };
    }

    private void fail(Server server, String why) {
        server.vmState = "error";
        server.task = null;
        server.fault = why;
        nova.ledger().failed(server.id, true);
    }
}
