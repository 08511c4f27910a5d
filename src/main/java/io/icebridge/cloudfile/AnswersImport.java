package io.icebridge.cloudfile;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A cloud file from packstack's answers file, with a list of what that file could not tell.
 *
 * @param text the cloud file
 * @param untold what a person has to look up, a sentence each
 * @param leftOut hosts in the answers that the cloud file does not have, each with the reason
 */
public record AnswersImport(String text, List<String> untold, List<String> leftOut) {
    private static final Map<String, String> SERVICE_OF_ROLE =
            new TreeMap<>(
                    Map.of(
                            "image", "glance",
                            "volume", "cinder",
                            "network", "neutron",
                            "orchestration", "heat",
                            "database-service", "trove"));

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
        AnsweredHosts hosts = AnsweredHosts.of(answers);
        List<String> untold = untold(answers, hosts);
        return new AnswersImport(
                text(answers, hosts, profile, newRegion), List.copyOf(untold), hosts.leftOut());
    }

    private static String text(
            Answers answers, AnsweredHosts hosts, String profile, String newRegion) {
        StringBuilder text =
                new StringBuilder(
                        """
                        # From packstack's answers; what they do not tell is marked with CHECK.

                        profile: %s
                        cloud: CHECK                # the administrator's entry in clouds.yaml
                        regions: {old: %s, new: %s}    # CHECK
                        network: %s%s

                        ssh:
                          user: root              # CHECK
                          key: icebridge_key      # CHECK
                          known-hosts: known_hosts  # CHECK

                        hosts:
                        """
                                .formatted(
                                        profile,
                                        plain(answers.first("KEYSTONE_REGION").orElse("RegionOne")),
                                        plain(newRegion),
                                        answers.network() == NetworkKind.NEUTRON
                                                ? "neutron"
                                                : "nova-network",
                                        agent(answers)));
        hosts.roles()
                .forEach(
                        (host, its) ->
                                text.append(
                                        "  - {name: %s, address: %s, port: 22, roles: [%s]}  # CHECK name\n"
                                                .formatted(
                                                        name(host),
                                                        plain(host),
                                                        String.join(", ", its))));
        text.append(
                """
                  # CHECK - {name: nova-2, address: , port: 22, roles: [nova-controller-new]}
                  # CHECK - {name: cmp-9, address: , port: 22, roles: [compute-new]}
                """);
        databases(answers, hosts, text);
        hosts.leftOut().forEach(what -> text.append("\n# Left out: ").append(what));
        return text.append(hosts.leftOut().isEmpty() ? "" : "\n").toString();
    }

    /** Said where it is not the usual one; with ml2 the agent is asked for besides. */
    private static String agent(Answers answers) {
        String plugin = answers.first("NEUTRON_L2_PLUGIN", "QUANTUM_L2_PLUGIN").orElse("");
        String agent =
                answers.first("NEUTRON_L2_AGENT").filter(a -> plugin.equals("ml2")).orElse(plugin);
        return answers.network() == NetworkKind.NEUTRON && agent.equals("linuxbridge")
                ? "\nnetwork-agent: linuxbridge"
                : "";
    }

    /** A host's name, from an address that may be one of IPv6. */
    private static String name(String address) {
        return address.replaceAll("[^A-Za-z0-9._-]", "-");
    }

    /** Quoted where YAML would take it for something else than a word. */
    private static String plain(String value) {
        return value.matches("[A-Za-z0-9][A-Za-z0-9._-]*")
                ? value
                : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static void databases(Answers answers, AnsweredHosts hosts, StringBuilder text) {
        List<String> servers = hosts.with("database");
        if (servers.isEmpty()) {
            return;
        }
        List<String> services = new ArrayList<>(List.of("keystone", "nova"));
        SERVICE_OF_ROLE.forEach(
                (role, service) -> {
                    if (!hosts.with(role).isEmpty()) {
                        services.add(service);
                    }
                });
        text.append("\ndatabases:\n");
        for (String service : services) {
            boolean neutron = service.equals("neutron");
            text.append(
                    "  - {service: %s, host: %s, schema: %s}%s\n"
                            .formatted(
                                    service,
                                    name(servers.get(0)),
                                    neutron ? neutronSchema(answers) : service,
                                    neutron ? "  # CHECK" : ""));
        }
    }

    /** Packstack names Neutron's database after its plugin. */
    private static String neutronSchema(Answers answers) {
        boolean quantum = answers.first("QUANTUM_L2_PLUGIN").isPresent();
        String name = quantum ? "quantum" : "neutron";
        String plugin =
                answers.first("NEUTRON_L2_PLUGIN", "QUANTUM_L2_PLUGIN").orElse("openvswitch");
        return answers.first("NEUTRON_L2_DBNAME")
                .orElse(
                        switch (plugin) {
                            case "linuxbridge" -> name + "_linux_bridge";
                            case "ml2" -> name;
                            default -> "ovs_" + name;
                        });
    }

    private static List<String> untold(Answers answers, AnsweredHosts hosts) {
        List<String> untold = new ArrayList<>();
        for (String role : List.of("identity", "database", "image", "nova-controller", "compute")) {
            if (hosts.with(role).isEmpty()) {
                untold.add("which host has the role " + role);
            }
        }
        if (answers.network() == NetworkKind.NEUTRON && hosts.with("network").isEmpty()) {
            untold.add("which host has the role network");
        }
        if (hosts.with("nova-controller").size() > 1) {
            untold.add(
                    "which of Nova's services run where: they are on several hosts, of which the"
                            + " first answers calls");
        }
        for (String own : List.of("MYSQL", "MARIADB")) {
            if (!answers.installs(own).orElse(true)) {
                untold.add("how to reach the database server, which packstack did not install");
            }
        }
        for (String host : answers.excluded()) {
            untold.add(host + ": packstack was told to leave it alone (EXCLUDE_SERVERS)");
        }
        if (!hosts.with("telemetry").isEmpty()) {
            untold.add(
                    "which database Ceilometer has: packstack gives it MongoDB, which is not backed"
                            + " up by the runbook; list a MySQL one under databases");
        }
        untold.add("the databases' names: packstack's usual ones are written down");
        always(untold);
        return untold;
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
