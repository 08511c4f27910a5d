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
 * @param detail what only a Nova of today tells besides
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
        Detail detail,
        String json) {

    /** One that was saved before there was any has none. */
    public Server {
        detail = detail == null ? Detail.NONE : detail;
    }

    public boolean volumeBacked() {
        return imageId.isEmpty();
    }

    public boolean hasAddress(String ip) {
        return addresses.stream().anyMatch(a -> a.ip().equals(ip));
    }

    /**
     * What Nova's API tells of a server as of microversion 2.26.
     *
     * @param told false where this Nova does not tell; the rest is empty then
     * @param locked whether anybody has locked it
     * @param userData base64 as Nova keeps it, empty for none
     * @param rootDevice such as {@code /dev/vda}
     * @param goingWithIt ids of volumes that are deleted with it
     * @param tags in alphabetical order
     */
    public record Detail(
            boolean told,
            boolean locked,
            String userData,
            String rootDevice,
            List<String> goingWithIt,
            String description,
            List<String> tags) {
        public static final Detail NONE =
                new Detail(false, false, "", "", List.of(), "", List.of());
    }

    /** One address of a server. */
    public record Address(String network, String ip, String mac, boolean floating) {

        /** Whether it is one of IPv6. */
        public boolean six() {
            return ofSix(ip);
        }

        /** The same of an address alone. */
        public static boolean ofSix(String ip) {
            return ip.indexOf(':') >= 0;
        }
    }
}
