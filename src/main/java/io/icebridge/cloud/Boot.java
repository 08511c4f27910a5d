package io.icebridge.cloud;

import java.util.List;
import java.util.Map;

/**
 * A server to boot.
 *
 * @param imageId empty when it boots from {@code rootVolumeId}
 * @param rootVolumeId empty when it boots from an image; never deleted with the server
 * @param keyName empty for none
 * @param userData base64 as Nova keeps it, empty for none
 * @param availabilityZone empty for Nova's choice; {@code zone:host} as administrator
 * @param nics in order
 * @param groupId of the server group that it enters, empty for none
 * @param label its description and tags; {@link Label#UNSAID} where Nova is to be told nothing
 * @param securityGroups names or ids; for nova-network and Nova-made ports only
 */
public record Boot(
        String name,
        String flavorId,
        String imageId,
        String rootVolumeId,
        String rootDevice,
        String keyName,
        String userData,
        boolean configDrive,
        String availabilityZone,
        List<Nic> nics,
        String groupId,
        List<String> securityGroups,
        Map<String, String> metadata,
        Label label) {

    /** With no word about description and tags. */
    public Boot(
            String name,
            String flavorId,
            String imageId,
            String rootVolumeId,
            String rootDevice,
            String keyName,
            String userData,
            boolean configDrive,
            String availabilityZone,
            List<Nic> nics,
            String groupId,
            List<String> securityGroups,
            Map<String, String> metadata) {
        this(
                name,
                flavorId,
                imageId,
                rootVolumeId,
                rootDevice,
                keyName,
                userData,
                configDrive,
                availabilityZone,
                nics,
                groupId,
                securityGroups,
                metadata,
                Label.UNSAID);
    }

    /**
     * What a Nova of today keeps of a server beside its metadata.
     *
     * @param said false for a boot that leaves both to Nova, which makes the name the description
     */
    public record Label(boolean said, String description, List<String> tags) {
        public static final Label UNSAID = new Label(false, "", List.of());
    }

    /** A NIC on a pre-made port, or else on a network with an optional fixed address. */
    public record Nic(String portId, String networkId, String fixedIp) {

        public static Nic onPort(String portId) {
            return new Nic(portId, "", "");
        }

        public static Nic onNetwork(String networkId, String fixedIp) {
            return new Nic("", networkId, fixedIp);
        }
    }
}
