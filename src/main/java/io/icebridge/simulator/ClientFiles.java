package io.icebridge.simulator;

import io.icebridge.simulator.seed.Likeness;
import io.icebridge.simulator.seed.People;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes {@code clouds.yaml} for any OpenStack client. */
final class ClientFiles {

    private final URI identity;
    private final People people;
    private final String password;

    private final Likeness names;

    ClientFiles(URI identity, People people, String password, Likeness names) {
        this.names = names;
        this.identity = identity;
        this.people = people;
        this.password = password;
    }

    /** Writes the file, readable by its owner alone. */
    void write(Path directory) throws IOException {
        StringBuilder yaml = new StringBuilder("clouds:\n");
        entry(yaml, "icebridge-sim", "admin", people.adminProject().name());
        for (People.Tenant tenant : people.tenants()) {
            String project = tenant.project().name();
            entry(yaml, "icebridge-sim-" + project, tenant.user().name(), project);
        }
        Files.createDirectories(directory);
        Path file = directory.resolve("clouds.yaml");
        Files.writeString(file, yaml);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private void entry(StringBuilder yaml, String name, String user, String project) {
        yaml.append(
                """
                  %s:
                    region_name: %s
                    regions: [%s, %s]
                    identity_api_version: '3'
                    auth:
                      auth_url: %s/v3
                      username: %s
                      password: %s
                      project_name: %s
                      user_domain_id: default
                      project_domain_id: default
                """
                        .formatted(
                                name,
                                names.oldRegion(),
                                names.oldRegion(),
                                names.newRegion(),
                                identity,
                                user,
                                password,
                                project));
    }
}
