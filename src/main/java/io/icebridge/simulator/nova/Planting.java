package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.http.Caller;
import java.util.Map;

/** Puts servers into a region as if they had long been there. */
public final class Planting {

    /** What a planted server is made of; {@code imageId} is empty for a volume-backed one. */
    public record Plan(
            String name,
            Caller owner,
            Flavor flavor,
            String imageId,
            String host,
            String keyName,
            String userData,
            boolean running,
            String securityGroup,
            Map<String, String> metadata,
            JsonNode networks) {}

    private final Nova nova;

    Planting(Nova nova) {
        this.nova = nova;
    }

    public Server plant(Plan plan) {
        Caller owner = plan.owner();
        Server server =
                new Server(
                        nova.lots().uuid(),
                        owner.projectId(),
                        owner.userId(),
                        nova.timeline().now());
        server.name = plan.name();
        server.flavor = plan.flavor();
        server.imageId = plan.imageId();
        server.host = plan.host();
        server.zone = nova.region().aggregates().zoneOf(plan.host());
        server.userData = plan.userData();
        server.metadata.putAll(plan.metadata());
        server.securityGroups.add(plan.securityGroup());
        if (!plan.keyName().isEmpty()) {
            KeyPairs.KeyPair pair = nova.region().keyPairs().find(owner.userId(), plan.keyName());
            server.keyName = pair.name();
            server.keyData = pair.publicKey();
        }
        server.vmState = plan.running() ? "active" : "stopped";
        server.power = plan.running() ? 1 : 4;
        server.launched = nova.timeline().now();
        nova.region().node(plan.host()).take(plan.flavor(), 1);
        nova.region().add(server);
        nova.wiring().plug(server, nova.wiring().plan(owner, plan.networks()));
        nova.wiring().up(server);
        return server;
    }

    /** Gives a planted server a volume. */
    public void attach(
            Server server, String volumeId, String device, boolean root, boolean doomed) {
        nova.cinder().attach(nova.cinder().find(volumeId), server.id, device);
        server.disks.add(new Server.Disk(volumeId, device, root, doomed));
    }

    /**
     * Enters a planted server in the ledger, as it now is.
     *
     * @param cattle whether its owner lets it be built anew from its image
     */
    public void enter(Server server, boolean cattle) {
        nova.ledger().enter(Lineage.customer(server, nova, cattle));
    }
}
