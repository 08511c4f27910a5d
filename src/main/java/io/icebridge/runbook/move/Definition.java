package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.runbook.inventory.ServerFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The whole truth of a server, saved before anything touches it (S1).
 *
 * @param ports in NIC order; empty under nova-network
 * @param floating under nova-network, where they must be carried over by hand
 * @param rootVolumeId empty unless the root disk is a volume
 * @param marker name of the metadata item by which its new server is known; its owner has none such
 * @param shared those of its data volumes that other servers may have as well
 */
public record Definition(
        Server server,
        Flavor flavor,
        List<Port> ports,
        List<Attachment> attachments,
        List<FloatingAddress> floating,
        List<Nic> nics,
        String rootVolumeId,
        ServerFacts facts,
        String marker,
        List<SharedVolume> shared) {

    /**
     * One that was saved before the name could be another had the usual one, and no shared volume.
     */
    public Definition {
        marker = marker == null ? Marker.USUAL : marker;
        shared = shared == null ? List.of() : shared;
    }

    /** Volumes besides the root disk. */
    public List<Attachment> dataVolumes() {
        return attachments.stream().filter(a -> !a.volumeId().equals(rootVolumeId)).toList();
    }

    /** Who else had the volume; empty unless several servers may have it. */
    Optional<SharedVolume> sharing(String volumeId) {
        return shared.stream().filter(s -> s.volumeId().equals(volumeId)).findFirst();
    }

    boolean shares(String volumeId) {
        return sharing(volumeId).isPresent();
    }

    public String rootDevice() {
        return attachments.stream()
                .filter(a -> a.volumeId().equals(rootVolumeId))
                .map(Attachment::device)
                .findFirst()
                .orElse("");
    }

    /** Cards on a network that an earlier one is on: without Neutron no boot takes them. */
    List<Nic> secondOnNetwork() {
        Set<String> named = new HashSet<>();
        return nics.stream()
                .filter(nic -> nic.portId().isEmpty() && !named.add(nic.networkId()))
                .toList();
    }

    /** Whether it runs, or only stands there switched off. */
    public boolean wasRunning() {
        return !server.status().equals("SHUTOFF");
    }

    /**
     * Nothing is done to the new server once it is booted, so that it stays as it was seen then.
     */
    boolean asBooted() {
        return wasRunning() && dataVolumes().isEmpty() && floating.isEmpty() && !facts.locked();
    }

    /** The root volume would go with the server, as far as anybody knows. */
    public boolean rootVolumeInDanger() {
        return !rootVolumeId.isEmpty()
                && (!facts.known()
                        || facts.devices().stream()
                                .filter(d -> d.volumeId().equals(rootVolumeId))
                                .anyMatch(ServerFacts.Device::deleteOnTermination));
    }
}
