package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Boot;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.ServerGroup;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.journal.Said;
import io.icebridge.runbook.StepFailure;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The work of build-server: the server built in the new region as it was. */
public final class ServerBuild {
    private static final String USUAL_ZONE = "nova";

    private final Crossing crossing;
    private final TemporaryKeys keys;
    private final CarriedGroups groups;
    private final String neutral;
    private final NewRows rows;

    /**
     * @param neutral user data that makes cloud-init leave a server alone
     * @param rows the new Nova's database, for what no API shows
     */
    public ServerBuild(
            Crossing crossing, CarriedGroups groups, String neutral, NewRows rows, Clock clock) {
        this.groups = groups;
        this.rows = rows;
        this.crossing = crossing;
        this.neutral = Base64.getEncoder().encodeToString(neutral.getBytes(StandardCharsets.UTF_8));
        this.keys = new TemporaryKeys(crossing, clock);
    }

    /** Starts the boot, as the server's project; found again by its marker (S10). */
    public void boot(Change change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        Passage passage = crossing.passage(change, serverId, "bootServer");
        if (passage.route().deleteFirst() && !crossing.gone(Side.OLD, serverId)) {
            throw Crossing.proof("the old server should be gone before the new one is booted");
        }
        boolean booted =
                passage.settled(ServerAction.BOOT)
                        || passage.unknown(ServerAction.BOOT) && made(change, saved).isPresent();
        NewServer made =
                booted
                        ? boot(passage, saved, "", "")
                        : keys.with(change, saved, key -> openAndBoot(passage, saved, key));
        crossing.moves().arrived(change.id(), serverId, made.id());
    }

    private NewServer openAndBoot(Passage passage, Definition saved, String key) {
        new FixedAddresses(passage).open(saved);
        Optional<ServerGroup> group = groups.of(passage.change(), saved);
        return boot(passage, saved, key, group.map(ServerGroup::id).orElse(""));
    }

    private NewServer boot(Passage passage, Definition saved, String key, String group) {
        return passage.carryOut(
                ServerAction.BOOT,
                "",
                NewServer.class,
                () -> made(passage.change(), saved),
                reach ->
                        new NewServer(
                                reach.cloud()
                                        .as(saved.server().projectId())
                                        .compute(Side.NEW)
                                        .boot(request(passage, saved, key, group))));
    }

    /** One that Nova could not build is no result. */
    private Optional<NewServer> made(Change change, Definition saved) {
        return Crossing.only(
                        "servers of the same marker",
                        crossing.made(change, saved).stream()
                                .filter(server -> !server.status().equals("ERROR"))
                                .map(Server::id)
                                .toList())
                .map(NewServer::new);
    }

    private Boot request(Passage passage, Definition saved, String key, String group) {
        Server old = saved.server();
        Map<String, String> metadata = new HashMap<>(old.metadata());
        metadata.putAll(Marker.of(passage.change(), saved).item());
        return new Boot(
                old.name(),
                old.flavorId(),
                image(passage, saved),
                saved.rootVolumeId(),
                saved.rootDevice(),
                key,
                userData(passage, saved),
                old.configDrive() || crossing.file().moving().configDrive(),
                old.availabilityZone().equals(USUAL_ZONE) ? "" : old.availabilityZone(),
                saved.nics(),
                group,
                saved.ports().isEmpty() ? old.securityGroups() : List.of(),
                metadata,
                label(old));
    }

    /** Told nothing, Nova makes a server's name its description. */
    private Boot.Label label(Server old) {
        boolean kept = old.detail().told() && crossing.cloud().compute(Side.NEW).labels();
        return kept
                ? new Boot.Label(true, old.detail().description(), old.detail().tags())
                : Boot.Label.UNSAID;
    }

    private String userData(Passage passage, Definition saved) {
        return switch (passage.route().userData()) {
            case SAME -> saved.facts().userData();
            case NONE -> "";
            case NEUTRAL -> neutral;
        };
    }

    private static String image(Passage passage, Definition saved) {
        return switch (passage.route().method()) {
            case "SNAPSHOT" ->
                    passage.result(ServerAction.SNAPSHOT, Snapshot.class).orElseThrow().imageId();
            case "REDEPLOY" -> saved.server().imageId();
            default -> "";
        };
    }

    /**
     * Whether the new server is off as the old one had been, and will not become ACTIVE any more:
     * an earlier try stopped it, though perhaps nobody heard of it, or its node went down.
     */
    public boolean offAsItWas(Change change, String serverId, Server now) {
        return now != null
                && now.status().equals("SHUTOFF")
                && now.taskState().isEmpty()
                && !crossing.definition(change, serverId).wasRunning();
    }

    /** Starts the attachment of every data volume at its old device, in order (S12). */
    public void attachVolumes(Change change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        Passage passage = crossing.passage(change, serverId, "attachVolumes");
        String newId = crossing.newId(change, serverId);
        Server now = crossing.seenAt(Side.NEW, newId, "ACTIVE");
        if (!now.status().equals("ACTIVE") && !offAsItWas(change, serverId, now)) {
            throw new StepFailure(
                    StepFailure.Kind.CLOUD_ERROR,
                    "the new server is " + now.status() + ": " + now.fault(),
                    now.fault());
        }
        VolumeTurn turn = new VolumeTurn(crossing, saved);
        for (Attachment volume : saved.dataVolumes()) {
            if (!passage.settled(ServerAction.ATTACH, volume.volumeId())) {
                turn.take(volume.volumeId(), serverId, () -> attach(passage, saved, volume, newId));
            }
        }
    }

    private void attach(Passage passage, Definition saved, Attachment volume, String newId) {
        String id = volume.volumeId();
        passage.carryOut(
                ServerAction.ATTACH,
                id,
                () -> attached(newId, id),
                reach ->
                        reach.cloud()
                                .as(saved.server().projectId())
                                .compute(Side.NEW)
                                .attach(newId, id, volume.device()));
    }

    private Optional<Said> attached(String newId, String volumeId) {
        return crossing.mustBe(Side.NEW, newId).volumeIds().contains(volumeId)
                ? Optional.of(new Said("found attached"))
                : Optional.empty();
    }

    /** Gives back floating addresses (nova-network), lock and power state (S13, S14). */
    public void restore(Change change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        Passage passage = crossing.passage(change, serverId, "restoreServer");
        String newId = crossing.newId(change, serverId);
        new FloatingAddresses(crossing).carryOver(passage, saved, newId);
        if (saved.facts().locked()) {
            // only a server that moves on a person's word was locked before
            passage.carryOut(
                    ServerAction.LOCK_NEW,
                    "",
                    reach -> Crossing.lockAgain(reach.cloud(), Side.NEW, newId, saved));
        }
        if (!saved.wasRunning()) {
            passage.carryOut(
                    ServerAction.STOP_NEW,
                    "",
                    () -> stopped(newId),
                    reach -> {
                        // Nova refuses to stop one that is off already
                        if (stopped(newId).isEmpty()) {
                            reach.cloud().compute(Side.NEW).stop(newId);
                        }
                    });
        }
    }

    private Optional<Said> stopped(String newId) {
        return crossing.mustBe(Side.NEW, newId).status().equals("SHUTOFF")
                ? Optional.of(new Said("found SHUTOFF"))
                : Optional.empty();
    }

    /** Proves that the new server is what the old one was; only then the old one may go (S15). */
    public void verify(Change change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        Passage passage = crossing.passage(change, serverId, "verifyServer");
        if (!passage.settled(ServerAction.COMPARE)) {
            compare(passage, saved, crossing.newId(change, serverId));
        }
        new RootVolume(crossing).unguard(passage, saved);
    }

    private void compare(Passage passage, Definition saved, String newId) {
        HiddenFacts hidden = new HiddenFacts(rows, saved, userData(passage, saved));
        try {
            String equal = new Comparison(crossing, saved, newId).prove() + hidden.prove(newId);
            passage.looked(ServerAction.COMPARE, new Said(equal));
        } catch (StepFailure different) {
            passage.lookedInVain(ServerAction.COMPARE, different.getMessage());
            throw different;
        }
    }
}
