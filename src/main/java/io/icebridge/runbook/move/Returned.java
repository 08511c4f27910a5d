package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.Volume;
import io.icebridge.runbook.StepFailure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the old server has again of all that was its own. What the cloud refuses to give back does
 * not keep the server switched off: it is named once the server is as it was otherwise.
 */
final class Returned {
    private static final Set<Reason> REFUSALS =
            EnumSet.of(Reason.REFUSED, Reason.NOT_FOUND, Reason.CONFLICT, Reason.QUOTA);

    private final Crossing crossing;
    private final Definition saved;

    Returned(Crossing crossing, Definition saved) {
        this.crossing = crossing;
        this.saved = saved;
    }

    /** Gives something back, unless the cloud refuses to: what is missing is named later. */
    static void asFarAsItGoes(Runnable giving) {
        refusal(giving);
    }

    /** Why it was refused, by the cloud or by what stands against it there. */
    static Optional<String> refusal(Runnable doing) {
        try {
            doing.run();
            return Optional.empty();
        } catch (CloudFailure failure) {
            if (!REFUSALS.contains(failure.reason())) {
                throw failure;
            }
            return Optional.of(failure.getMessage());
        } catch (StepFailure impossible) {
            return Optional.of(impossible.getMessage());
        }
    }

    /** What is not on it, each with what a person can do about it. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        Server now = crossing.mustBe(Side.OLD, saved.server().id());
        portsElsewhere().forEach(port -> missing.add(missing(port)));
        VolumeProof volumes = new VolumeProof(crossing, saved);
        for (Attachment volume : saved.dataVolumes()) {
            String id = volume.volumeId();
            Optional<Volume> seen = volumes.find(id);
            if (!volumes.on(seen, id, now.id()) || !now.volumeIds().contains(id)) {
                String how =
                        saved.shares(id)
                                ? "volume %s, which others may have as well, is not on it, and %s: attach it at %s"
                                : "volume %s is %s: make Cinder call it available (cinder reset-state) and attach it at %s";
                missing.add(
                        how.formatted(
                                id, seen.map(Volume::status).orElse("gone"), volume.device()));
            }
        }
        saved.floating().stream()
                .map(FloatingAddress::ip)
                .filter(ip -> !now.hasAddress(ip))
                .forEach(ip -> missing.add("floating address " + ip + " is not on it: assign it"));
        return missing;
    }

    /** Its ports that are elsewhere, or gone. */
    List<Port> portsElsewhere() {
        if (saved.ports().isEmpty()) {
            return List.of();
        }
        Set<String> there =
                crossing.cloud().network().portsOf(saved.server().id()).stream()
                        .map(Port::id)
                        .collect(Collectors.toSet());
        return saved.ports().stream().filter(port -> !there.contains(port.id())).toList();
    }

    private static String missing(Port port) {
        return "port %s with %s is not on it: give it back, or make another with its addresses and its MAC %s"
                .formatted(port.id(), String.join(", ", port.fixedIps()), port.mac());
    }
}
