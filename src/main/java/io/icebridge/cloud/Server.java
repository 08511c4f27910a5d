package io.icebridge.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A server as Nova's API shows it to an administrator.
 *
 * @param node the compute host, empty while it has none
 * @param taskState empty when no task is running
 * @param powerState Nova's number: 1 running, 4 shut down
 * @param imageId empty for a volume-backed server
 * @param keyName empty when it has none
 * @param addresses in NIC order as far as Nova tells
 * @param fault what Nova says of a server in ERROR, else empty
 * @param updated when Nova last wrote to its row: a start or a stop since shows here
 * @param json the whole answer, for the saved definition
 */
public record Server(
        String id,
        String name,
        String projectId,
        String userId,
        String status,
        String taskState,
        int powerState,
        String node,
        String imageId,
        String flavorId,
        String keyName,
        String availabilityZone,
        boolean configDrive,
        Map<String, String> metadata,
        List<Address> addresses,
        List<String> securityGroups,
        List<String> volumeIds,
        String fault,
        Instant created,
        Instant updated,
        String json) {

    public boolean volumeBacked() {
        return imageId.isEmpty();
    }

    public boolean hasAddress(String ip) {
        return addresses.stream().anyMatch(a -> a.ip().equals(ip));
    }

    /** One address of a server. */
    public record Address(String network, String ip, String mac, boolean floating) {}
}
