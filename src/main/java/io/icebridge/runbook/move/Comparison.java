package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.Volume;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.inventory.GroupFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The new server beside the saved definition of the old one. */
final class Comparison {
    static final String AS_BEFORE =
            "status, name, flavor, project, key pair, metadata, zone, server group,"
                    + " config drive, volumes with"
                    + " their devices, each card's address, MAC, groups, settings and floating addresses as before";

    private static final String LABELS = "; description and tags";

    private final Crossing crossing;
    private final Definition saved;
    private final String newId;
    private final List<String> differences = new ArrayList<>();

    /** Whether both Novas tell descriptions and tags. */
    private boolean labels;

    Comparison(Crossing crossing, Definition saved, String newId) {
        this.crossing = crossing;
        this.saved = saved;
        this.newId = newId;
    }

    /**
     * @return what was found equal, for the evidence
     */
    String prove() {
        List<String> found = differences();
        if (!found.isEmpty()) {
            throw different(String.join("; ", found));
        }
        return labels ? AS_BEFORE + LABELS : AS_BEFORE;
    }

    static StepFailure different(String found) {
        return Crossing.proof("the new server is not as the old one was: " + found);
    }

    /** What differs, in words. */
    List<String> differences() {
        Server old = saved.server();
        String status = saved.wasRunning() ? "ACTIVE" : "SHUTOFF";
        Server now =
                saved.asBooted()
                        ? crossing.seenAt(Side.NEW, newId, status)
                        : crossing.mustBe(Side.NEW, newId);
        same("status", status, now.status());
        same("name", old.name(), now.name());
        same("flavor", old.flavorId(), now.flavorId());
        same("project", old.projectId(), now.projectId());
        if (!now.keyName().equals(old.keyName())) {
            same("key pair", lendable(old), now.keyName());
        }
        same("metadata", old.metadata(), withoutMarker(now.metadata()));
        same("availability zone", old.availabilityZone(), now.availabilityZone());
        same(
                "config drive",
                old.configDrive() || crossing.file().moving().configDrive(),
                now.configDrive());
        labels = old.detail().told() && now.detail().told();
        if (labels) {
            same("description", old.detail().description(), now.detail().description());
            same("tags", old.detail().tags(), now.detail().tags());
        }
        group();
        same("volumes", volumes(old), volumes(now));
        saved.dataVolumes().forEach(this::attached);
        if (saved.ports().isEmpty()) {
            same("addresses", addresses(old), addresses(now));
            same("security groups", groups(old), groups(now));
        } else {
            Map<String, Port> ports =
                    crossing.cloud().network().portsOf(newId).stream()
                            .collect(Collectors.toMap(Port::id, p -> p));
            saved.ports().forEach(p -> port(p, ports.get(p.id())));
        }
        return differences;
    }

    /** A key pair whose public key nobody knows cannot be lent for the boot. */
    private String lendable(Server old) {
        return saved.facts().publicKey().isEmpty() ? "" : old.keyName();
    }

    /** One that its boot could not enter is none that its owner would look for. */
    private void group() {
        GroupFacts group = saved.facts().serverGroup();
        if (group.carried()) {
            boolean in =
                    crossing.project(saved).serverGroups(Side.NEW).all().stream()
                            .filter(g -> g.name().equals(group.name()))
                            .filter(g -> g.policies().equals(group.policies()))
                            .anyMatch(g -> g.members().contains(newId));
            same("server group", group.name(), in ? group.name() : "none");
        }
    }

    private void attached(Attachment volume) {
        VolumeProof proof = new VolumeProof(crossing, saved);
        String id = volume.volumeId();
        Optional<Volume> now = proof.seen(volume, newId);
        if (!proof.on(now, id, newId)) {
            same("status of volume " + id, VolumeProof.ON, now.map(Volume::status).orElse("gone"));
        }
        saved.sharing(id).ifPresent(shared -> others(shared, now));
        same(
                "device of volume " + id,
                VolumeProof.bare(volume.device()),
                VolumeProof.device(now, newId));
    }

    /**
     * Of what others have of it nothing was asked, and nothing went: whoever had it has it still,
     * or has it no longer by his own Nova's word either, as one that moves as well.
     */
    private void others(SharedVolume shared, Optional<Volume> now) {
        String id = shared.volumeId();
        if (VolumeProof.has(now, saved.server().id())) {
            differences.add("volume " + id + " is still on the old server as well");
        }
        shared.others().stream()
                .filter(other -> !VolumeProof.has(now, other) && listed(other, id))
                .findFirst()
                .ifPresent(
                        other -> {
                            throw new CloudFailure(
                                    CloudFailure.Reason.CONFLICT,
                                    "volume " + id,
                                    0,
                                    0,
                                    "is on server %s by Nova's word, and not by Cinder's"
                                            .formatted(other),
                                    null);
                        });
    }

    private boolean listed(String serverId, String volumeId) {
        return Stream.of(Side.values())
                .flatMap(side -> crossing.cloud().compute(side).server(serverId).stream())
                .anyMatch(server -> server.volumeIds().contains(volumeId));
    }

    private void port(Port before, Port found) {
        if (found == null) {
            differences.add("port " + before.id() + " is not on it");
            return;
        }
        Port now = LedPorts.like(before, crossing.cloud().network(), found);
        same("MAC of port " + before.id(), before.mac(), now.mac());
        same("addresses of port " + before.id(), set(before.fixedIps()), set(now.fixedIps()));
        same(
                "groups of port " + before.id(),
                set(before.securityGroups()),
                set(now.securityGroups()));
        before.settings()
                .forEach(
                        (name, value) ->
                                same(
                                        name + " of port " + before.id(),
                                        value,
                                        now.settings().getOrDefault(name, "gone")));
    }

    /** Neutron lists them in no order. */
    private static Set<String> set(List<String> words) {
        return Set.copyOf(words);
    }

    private static Set<String> groups(Server server) {
        return set(server.securityGroups());
    }

    private Map<String, String> withoutMarker(Map<String, String> metadata) {
        Map<String, String> own = new HashMap<>(metadata);
        own.remove(saved.marker());
        return own;
    }

    private static Set<String> volumes(Server server) {
        return Set.copyOf(server.volumeIds());
    }

    /** For what nova-network made of the old card's MAC somebody has answered. */
    private static Set<String> addresses(Server server) {
        return server.addresses().stream()
                .filter(address -> !address.six())
                .map(Server.Address::ip)
                .collect(Collectors.toSet());
    }

    private void same(String what, Object before, Object now) {
        if (!before.equals(now)) {
            differences.add(what + " was " + before + " and is " + now);
        }
    }
}
