package io.icebridge.runbook.move;

import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.Server;
import io.icebridge.cloudfile.CloudFile.Regions;
import io.icebridge.host.Command;
import io.icebridge.runbook.inventory.GroupFacts;
import java.util.ArrayList;
import java.util.List;

/** The command with which a person boots a server anew as it was. */
final class HandBoot {
    private static final String KEY = ", of instances.key_data in the old Nova's database";
    private static final String USER_DATA =
            " is its user data, base64 in instances.user_data of the old Nova's database";

    private final Definition saved;
    private final Standing standing;
    private final List<String> words = new ArrayList<>();

    HandBoot(Definition saved, Standing standing, Regions regions) {
        this.saved = saved;
        this.standing = standing;
        words.add(HandSteps.nova(saved, regions.fresh()));
        words.add("boot");
    }

    /** What the image is called that a person makes of the server's disk. */
    static String image(Server server) {
        return "by-hand-" + server.id();
    }

    List<String> commands() {
        Server server = saved.server();
        add("--flavor", saved.flavor().id());
        disk(server);
        if (!server.keyName().isEmpty()) {
            add("--key-name", server.keyName());
        }
        if (!saved.facts().userData().isEmpty()) {
            add("--user-data", "FILE");
        }
        if (server.configDrive()) {
            add("--config-drive", "true");
        }
        if (saved.ports().isEmpty() && !server.securityGroups().isEmpty()) {
            add("--security-groups", String.join(",", server.securityGroups()));
        }
        GroupFacts group = saved.facts().serverGroup();
        if (!group.none()) {
            add("--hint", "group=GROUP");
        }
        if (!server.detail().description().isEmpty()) {
            add("--description", server.detail().description());
        }
        if (!server.detail().tags().isEmpty()) {
            add("--tags", String.join(",", server.detail().tags()));
        }
        List<Nic> others = saved.secondOnNetwork();
        saved.nics().stream()
                .filter(nic -> !others.contains(nic))
                .forEach(nic -> add("--nic", nic(nic)));
        server.metadata().forEach((key, value) -> add("--meta", key + "=" + value));
        words.add(Command.quote(server.name()));
        List<String> commands = new ArrayList<>();
        if (!server.keyName().isEmpty()) {
            commands.add("# " + server.keyName() + " must be your key pair there" + KEY);
        }
        if (!saved.facts().userData().isEmpty()) {
            commands.add("# FILE" + USER_DATA);
        }
        if (!group.none()) {
            commands.add("# GROUP is the id of its server group " + group.name() + " there");
        }
        commands.add(String.join(" ", words));
        others.forEach(
                nic ->
                        commands.add(
                                "# it had %s on network %s as well: nova add-fixed-ip gives it another there, of Nova's choice"
                                        .formatted(nic.fixedIp(), nic.networkId())));
        return commands;
    }

    private void disk(Server server) {
        if (server.volumeBacked()) {
            add(
                    "--block-device",
                    "source=volume,dest=volume,bootindex=0,shutdown=preserve,id="
                            + saved.rootVolumeId());
        } else {
            boolean ours = standing.snapshot().isPresent();
            add("--image", ours ? standing.snapshotId() : image(server));
        }
    }

    private static String nic(Nic nic) {
        return nic.portId().isEmpty()
                ? "net-id=" + nic.networkId() + ",v4-fixed-ip=" + nic.fixedIp()
                : "port-id=" + nic.portId();
    }

    private void add(String option, String value) {
        words.add(option);
        words.add(Command.quote(value.replaceAll("[\\r\\n\0]+", " ")));
    }
}
