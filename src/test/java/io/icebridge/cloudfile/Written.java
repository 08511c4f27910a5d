package io.icebridge.cloudfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A cloud file with its key and known hosts on disk, right until a test changes a line. */
final class Written {
    static final String RIGHT =
            """
            profile: havana-icehouse
            cloud: site
            regions: {old: havana, new: icehouse}
            network: neutron
            ssh:
              user: root
              key: id_rsa
              known-hosts: known_hosts
            hosts:
              - name: ctl-1
                address: 10.0.0.1
                roles: [identity, image, volume, network, database, nova-controller]
              - name: cmp-1
                address: 10.0.0.2
                port: 2222
                roles: [compute]
              - {name: new-1, address: 10.0.0.3, roles: [nova-controller-new, compute-new]}
            databases:
              - {service: keystone, host: ctl-1}
              - {service: glance, host: ctl-1}
              - {service: cinder, host: ctl-1}
              - {service: neutron, host: ctl-1}
              - {service: nova, host: ctl-1}
            """;

    private final Path folder;
    private String text = RIGHT;

    Written(Path folder) {
        this.folder = folder;
        write("id_rsa", "key");
        mode("rw-------");
        write("known_hosts", "10.0.0.1 ssh-rsa A\n[10.0.0.2]:2222 ssh-rsa A\n10.0.0.3 ssh-rsa A\n");
    }

    Written replacing(String before, String after) {
        if (!text.contains(before)) {
            throw new IllegalArgumentException(before);
        }
        text = text.replace(before, after);
        return this;
    }

    Written adding(String lines) {
        text += lines;
        return this;
    }

    void write(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void mode(String permissions) {
        try {
            Files.setPosixFilePermissions(
                    folder.resolve("id_rsa"), PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CloudFile read() {
        write("cloud.yaml", text);
        return CloudFiles.read(folder.resolve("cloud.yaml"));
    }

    /** What the reader says of it, without the folder. */
    List<String> problems() {
        write("cloud.yaml", text);
        return problems("cloud.yaml");
    }

    List<String> problems(String name) {
        try {
            CloudFiles.read(folder.resolve(name));
            return List.of();
        } catch (CloudFileProblems e) {
            return e.problems().stream().map(p -> p.toString().replace(folder + "/", "")).toList();
        }
    }
}
