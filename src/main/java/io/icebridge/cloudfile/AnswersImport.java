package io.icebridge.cloudfile;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A cloud file from packstack's answers file, with a list of what that file could not tell.
 *
 * @param text the cloud file
 * @param untold what a person has to look up, a sentence each
 */
public record AnswersImport(String text, List<String> untold) {

    /**
     * Reads the answers file; none of its passwords is kept.
     *
     * @param profile the release profile that the cloud file names
     * @param newRegion a name for the region of the new Nova, which a person checks
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it is no answers file
     */
    public static AnswersImport of(Path file, String profile, String newRegion) throws IOException {
        Answers answers = Answers.read(file);
        if (answers.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no CONFIG_... line of packstack's");
        }
        List<String> untold = new ArrayList<>();
        Map<String, Set<String>> roles = roles(answers, untold);
        StringBuilder text = new StringBuilder();
        text.append("# From packstack's answers; what they do not tell is marked with CHECK.\n\n")
                .append("profile: ")
                .append(profile)
                .append("\n")
                .append("cloud: CHECK                # the administrator's entry in clouds.yaml\n")
                .append("regions: {old: ")
                .append(answers.first("CONFIG_KEYSTONE_REGION").orElse("RegionOne"))
                .append(", new: ")
                .append(newRegion)
                .append("}    # CHECK\n")
                .append("network: ")
                .append(answers.network() == NetworkKind.NEUTRON ? "neutron" : "nova-network")
                .append("\n\nssh:\n  user: root              # CHECK\n")
                .append("  key: icebridge_key      # CHECK\n")
                .append("  known-hosts: known_hosts  # CHECK\n\nhosts:\n");
        roles.forEach(
                (host, its) ->
                        text.append(
                                "  - {name: %s, address: %s, port: 22, roles: [%s]}  # CHECK name%n"
                                        .formatted(host, host, String.join(", ", its))));
        text.append(
                        "  # CHECK - {name: nova-2, address: , port: 22, roles: [nova-controller-new]}\n")
                .append("  # CHECK - {name: cmp-9, address: , port: 22, roles: [compute-new]}\n");
        databases(answers, text, untold);
        always(untold);
        return new AnswersImport(text.toString(), List.copyOf(untold));
    }

    private static Map<String, Set<String>> roles(Answers answers, List<String> untold) {
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        String all = "CONFIG_CONTROLLER_HOST";
        boolean neutron = answers.network() == NetworkKind.NEUTRON;
        add(roles, untold, "identity", answers.hosts("CONFIG_KEYSTONE_HOST", all));
        add(
                roles,
                untold,
                "database",
                answers.hosts("CONFIG_MARIADB_HOST", "CONFIG_MYSQL_HOST", all));
        if (answers.installs("GLANCE")) {
            add(roles, untold, "image", answers.hosts("CONFIG_GLANCE_HOST", all));
        }
        if (answers.installs("CINDER")) {
            add(roles, untold, "volume", answers.hosts("CONFIG_CINDER_HOST", all));
        }
        if (answers.installs("HORIZON")) {
            add(roles, untold, "dashboard", answers.hosts("CONFIG_HORIZON_HOST", all));
        }
        if (answers.first("CONFIG_SWIFT_INSTALL").orElse("n").equalsIgnoreCase("y")) {
            add(roles, untold, "object", answers.hosts("CONFIG_SWIFT_PROXY_HOSTS", all));
            answers.hosts("CONFIG_SWIFT_STORAGE_HOSTS", "CONFIG_STORAGE_HOST")
                    .forEach(host -> one(roles, host, "object"));
        }
        add(roles, untold, "nova-controller", answers.hosts("CONFIG_NOVA_API_HOST", all));
        if (neutron) {
            for (String name : List.of("SERVER_HOST", "L3_HOSTS", "DHCP_HOSTS", "METADATA_HOSTS")) {
                answers.hosts("CONFIG_NEUTRON_" + name).forEach(h -> one(roles, h, "network"));
            }
            answers.hosts("CONFIG_NETWORK_HOSTS").forEach(host -> one(roles, host, "network"));
        } else {
            answers.hosts("CONFIG_NOVA_NETWORK_HOSTS", "CONFIG_NOVA_NETWORK_HOST")
                    .forEach(host -> one(roles, host, "network"));
        }
        add(
                roles,
                untold,
                "compute",
                answers.hosts("CONFIG_NOVA_COMPUTE_HOSTS", "CONFIG_COMPUTE_HOSTS"));
        return roles;
    }

    private static void add(
            Map<String, Set<String>> roles, List<String> untold, String role, List<String> hosts) {
        if (hosts.isEmpty()) {
            untold.add("which host has the role " + role);
        }
        hosts.forEach(host -> one(roles, host, role));
    }

    private static void one(Map<String, Set<String>> roles, String host, String role) {
        roles.computeIfAbsent(host, h -> new LinkedHashSet<>()).add(role);
    }

    private static void databases(Answers answers, StringBuilder text, List<String> untold) {
        List<String> hosts =
                answers.hosts("CONFIG_MARIADB_HOST", "CONFIG_MYSQL_HOST", "CONFIG_CONTROLLER_HOST");
        if (hosts.isEmpty()) {
            return;
        }
        List<String> services = new ArrayList<>(List.of("keystone", "nova"));
        for (String service : List.of("glance", "cinder", "neutron")) {
            boolean there =
                    service.equals("neutron")
                            ? answers.network() == NetworkKind.NEUTRON
                            : answers.installs(service.toUpperCase(java.util.Locale.ROOT));
            if (there) {
                services.add(service);
            }
        }
        text.append("\ndatabases:\n");
        for (String service : services) {
            // packstack gives Neutron's database another name than the service's.
            boolean neutron = service.equals("neutron");
            text.append(
                    "  - {service: %s, host: %s, schema: %s}%s%n"
                            .formatted(
                                    service,
                                    hosts.get(0),
                                    neutron ? "ovs_neutron" : service,
                                    neutron ? "  # CHECK" : ""));
        }
        untold.add("the databases' names: packstack's usual ones are written down");
    }

    private static void always(List<String> untold) {
        untold.add("the hosts' names as Nova has them: their addresses are written down as names");
        untold.add("which hosts are the new Nova controller and the first new compute nodes");
        untold.add("the administrator's entry in clouds.yaml, and the new region's name");
        untold.add("how to log in: user, private key, known_hosts, sudo");
        untold.add("what was changed by hand after packstack ran, such as hosts added later");
        untold.add("limits, and which servers go another way");
        untold.add(
                "maintenance windows with their time zone: without them all may begin at any time");
    }
}
