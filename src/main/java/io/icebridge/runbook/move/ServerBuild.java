package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Boot;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.runbook.StepFailure;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The server built in the new region as it was. */
public final class ServerBuild {
    private static final String USUAL_ZONE = "nova";

    private final Crossing crossing;
    private final TemporaryKeys keys;
    private final String neutral;

    /**
     * @param neutral user data that makes cloud-init leave a server alone
     */
    public ServerBuild(Crossing crossing, String neutral, Clock clock) {
        this.crossing = crossing;
        this.neutral = Base64.getEncoder().encodeToString(neutral.getBytes(StandardCharsets.UTF_8));
        this.keys = new TemporaryKeys(crossing, clock);
    }

    /** Starts the boot, as the server's project; found again by its marker (S10). */
    public void boot(String change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        if (crossing.oldServerFirst(crossing.move(change, serverId))
                && !crossing.gone(Side.OLD, serverId)) {
            throw Crossing.proof("the old server should be gone before the new one is booted");
        }
        String marker = Crossing.marker(change, serverId);
        String newId =
                crossing.journal()
                        .perform(
                                crossing.intent(change, serverId, "bootServer", "boot in new"),
                                () ->
                                        crossing
                                                .project(saved)
                                                .compute(Side.NEW)
                                                .serversMarked(Crossing.MARKER, marker)
                                                .stream()
                                                .map(Server::id)
                                                .findFirst(),
                                () -> keys.boot(change, saved, key -> boot(change, saved, key)));
        crossing.moves().arrived(change, serverId, newId);
    }

    private String boot(String change, Definition saved, String key) {
        new FixedAddresses(crossing).open(saved);
        return crossing.project(saved)
                .changing()
                .compute(Side.NEW)
                .boot(request(change, saved, key));
    }

    private Boot request(String change, Definition saved, String key) {
        Server old = saved.server();
        Map<String, String> metadata = new HashMap<>(old.metadata());
        metadata.putAll(crossing.marked(change, old.id()));
        return new Boot(
                old.name(),
                old.flavorId(),
                image(change, saved),
                saved.rootVolumeId(),
                saved.rootDevice(),
                key,
                userData(change, saved),
                old.configDrive() || crossing.file().moving().configDrive(),
                old.availabilityZone().equals(USUAL_ZONE) ? "" : old.availabilityZone(),
                saved.nics(),
                saved.ports().isEmpty() ? old.securityGroups() : List.of(),
                metadata);
    }

    private String userData(String change, Definition saved) {
        return switch (crossing.move(change, saved.server().id()).userData()) {
            case SAME -> saved.facts().userData();
            case NONE -> "";
            case NEUTRAL -> neutral;
        };
    }

    private String image(String change, Definition saved) {
        return switch (crossing.move(change, saved.server().id()).method()) {
            case "SNAPSHOT" ->
                    crossing.result(change, saved.server().id(), "takeSnapshot").orElseThrow();
            case "REDEPLOY" -> saved.server().imageId();
            default -> "";
        };
    }

    /**
     * Whether an earlier try came as far as to stop the new server, as the old one had been: it
     * will not become ACTIVE any more.
     */
    public boolean stoppedAgain(String change, String serverId, Server now) {
        return now != null
                && now.status().equals("SHUTOFF")
                && now.taskState().isEmpty()
                && crossing.result(change, serverId, "restoreServer").isPresent();
    }

    /** Starts the attachment of every data volume at its old device, in order (S12). */
    public void attachVolumes(String change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        String newId = crossing.newId(change, serverId);
        Server now = crossing.seenAt(Side.NEW, newId, "ACTIVE");
        if (!now.status().equals("ACTIVE") && !stoppedAgain(change, serverId, now)) {
            throw new StepFailure(
                    StepFailure.Kind.CLOUD_ERROR,
                    "the new server is " + now.status() + ": " + now.fault(),
                    now.fault());
        }
        for (Attachment volume : saved.dataVolumes()) {
            String id = volume.volumeId();
            crossing.journal()
                    .perform(
                            crossing.intent(
                                    change, serverId, "attachVolumes." + id, "attach " + id),
                            () ->
                                    crossing.mustBe(Side.NEW, newId).volumeIds().contains(id)
                                            ? Optional.of(volume.device())
                                            : Optional.empty(),
                            () -> {
                                crossing.project(saved)
                                        .changing()
                                        .compute(Side.NEW)
                                        .attach(newId, id, volume.device());
                                return volume.device();
                            });
        }
    }

    /** Gives back floating addresses (nova-network), lock and power state (S13, S14). */
    public void restore(String change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        String newId = crossing.newId(change, serverId);
        new FloatingAddresses(crossing).carryOver(change, saved, newId);
        if (saved.facts().locked()) {
            lock(change, saved, newId);
        }
        if (!saved.wasRunning()) {
            crossing.journal()
                    .perform(
                            crossing.intent(change, serverId, "restoreServer", "os-stop " + newId),
                            () ->
                                    crossing.mustBe(Side.NEW, newId).status().equals("SHUTOFF")
                                            ? Optional.of("found SHUTOFF")
                                            : Optional.empty(),
                            () -> {
                                crossing.cloud().changing().compute(Side.NEW).stop(newId);
                                return "stopped as before";
                            });
        }
    }

    /** Only a server that moves on a person's word was locked by its owner. */
    private void lock(String change, Definition saved, String newId) {
        crossing.journal()
                .perform(
                        crossing.intent(
                                change, saved.server().id(), "restoreServer.lock", "lock " + newId),
                        () -> {
                            crossing.cloud().changing().compute(Side.NEW).lock(newId);
                            return "locked as before";
                        });
    }

    /** Proves that the new server is what the old one was; only then the old one may go (S15). */
    public void verify(String change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        String newId = crossing.newId(change, serverId);
        crossing.journal()
                .perform(
                        crossing.intent(change, serverId, "verifyServer", "compare " + newId),
                        () -> new Comparison(crossing, saved, newId).prove());
        new RootVolume(crossing).unguard(change, saved);
    }
}
