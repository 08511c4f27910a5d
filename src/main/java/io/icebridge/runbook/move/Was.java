package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing about a server, as it was saved before anything touched it.
 *
 * @param compared whether the comparison at the end of the move proves that it is still so
 */
public record Was(String what, String value, boolean compared) {
    public static final String NODE = "Node";
    public static final String OWNER = "Owner";
    public static final String USER_DATA = "User data";

    /**
     * What its owner would look for. Values of metadata and the user data may hold his secrets, so
     * that only their names, or that there is one, are shown.
     */
    public static List<Was> of(Definition saved) {
        Server server = saved.server();
        List<Was> rows = new ArrayList<>();
        rows.add(proven("Name", server.name()));
        rows.add(proven("Status", saved.wasRunning() ? "running" : "switched off"));
        rows.add(new Was(NODE, server.node(), false));
        rows.add(proven("Project", server.projectId()));
        rows.add(new Was(OWNER, server.userId(), false));
        rows.add(
                proven(
                        "Flavor",
                        "%s: %d vCPU, %d MiB, %d GiB disk"
                                .formatted(
                                        saved.flavor().name(),
                                        saved.flavor().vcpus(),
                                        saved.flavor().memoryMb(),
                                        saved.flavor().diskGb())));
        rows.add(proven("Zone", server.availabilityZone()));
        rows.add(proven("Key pair", or(server.keyName(), "none")));
        rows.add(
                proven(
                        "Metadata",
                        or(
                                server.metadata().keySet().stream()
                                        .sorted()
                                        .collect(Collectors.joining(", ")),
                                "none")));
        rows.add(
                new Was(
                        USER_DATA,
                        saved.facts().known()
                                ? saved.facts().userData().isEmpty() ? "none" : "yes"
                                : "not known",
                        false));
        rows.add(proven("Config drive", server.configDrive() ? "yes" : "no"));
        saved.ports().forEach(port -> rows.add(port(port)));
        if (saved.ports().isEmpty()) {
            rows.add(
                    proven(
                            "Addresses",
                            server.addresses().stream()
                                    .filter(address -> !address.six())
                                    .map(Server.Address::ip)
                                    .collect(Collectors.joining(", "))));
            server.addresses().stream()
                    .filter(Server.Address::six)
                    .forEach(address -> rows.add(new Was("IPv6 address", address.ip(), false)));
        }
        saved.attachments().forEach(volume -> rows.add(volume(volume, saved)));
        return rows;
    }

    private static Was proven(String what, String value) {
        return new Was(what, value, true);
    }

    private static String or(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }

    private static Was port(Port port) {
        return proven(
                "Port " + port.id(),
                "%s, MAC %s".formatted(String.join(", ", port.fixedIps()), port.mac()));
    }

    private static Was volume(Attachment volume, Definition saved) {
        boolean root = volume.volumeId().equals(saved.rootVolumeId());
        return proven(
                (root ? "Root volume " : "Volume ") + volume.volumeId(), "at " + volume.device());
    }
}
