package io.icebridge.runbook.inventory;

import java.util.List;

/**
 * What only Nova's database knows of a server (P3, P6, P9, P11).
 *
 * @param known false where the database may not be read; the rest is then empty
 * @param userData base64 as Nova keeps it, empty for none
 * @param publicKey of the key pair that the server was booted with, empty for none
 * @param group the server group that keeps it beside others or apart from them, empty for none
 */
public record ServerFacts(
        boolean known,
        boolean locked,
        boolean disableTerminate,
        String userData,
        String publicKey,
        String group,
        List<Device> devices) {

    /** A row of Nova's block device mapping that names a volume, or a local disk. */
    public record Device(
            String volumeId, String name, boolean deleteOnTermination, int bootIndex) {}

    public static ServerFacts unknown() {
        return new ServerFacts(false, false, false, "", "", "", List.of());
    }
}
