package io.icebridge.runbook.readiness;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.host.Command;
import io.icebridge.host.HostFailure;
import io.icebridge.host.Hosts;
import io.icebridge.host.Result;
import io.icebridge.runbook.fleet.DatabaseRow;
import io.icebridge.runbook.fleet.EndpointRows;
import io.icebridge.runbook.profile.Profile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Lists of the same things, the cloud file's beside the cloud's, in both directions. A node that
 * goes by another name in one of them loses its servers and is never redeployed.
 */
public final class ListChecks {
    private final Cloud cloud;
    private final CloudFile file;
    private final Hosts hosts;
    private final Profile profile;

    public ListChecks(Cloud cloud, CloudFile file, Hosts hosts, Profile profile) {
        this.cloud = cloud;
        this.file = file;
        this.hosts = hosts;
        this.profile = profile;
    }

    /** Nothing where the cloud file names no hosts, so that servers alone are moved. */
    public List<Finding> check() {
        List<Finding> found = new ArrayList<>();
        if (file.hosts().isEmpty()) {
            return found;
        }
        computes(found);
        if (file.network() == NetworkKind.NEUTRON) {
            agents(found);
        }
        databases(found);
        if (!named("nova-controller-new").isEmpty()) {
            computeUrl(found);
        }
        return found;
    }

    /** Behind what ends TLS for the old Nova, nobody would expect the new one without it. */
    private void computeUrl(List<Finding> found) {
        boolean plain = profile.settings().getOrDefault("compute-url", "").isEmpty();
        String old = file.regions().old();
        if (plain
                && EndpointRows.of(cloud.identity().endpoints(), "compute", old).stream()
                        .anyMatch(row -> row.url().startsWith("https:"))) {
            add(
                    found,
                    "cloud",
                    "compute-url",
                    "Nova is reached by https in %s, and the new one would be registered by plain http on its controller"
                            .formatted(old),
                    "write under settings the compute-url at which the new one is reached by https",
                    false);
        }
    }

    private void computes(List<Finding> found) {
        Set<String> ours = named("compute");
        Set<String> novas =
                cloud.nodes(Side.OLD).services().stream()
                        .filter(s -> s.binary().equals("nova-compute"))
                        .map(ComputeService::host)
                        .collect(Collectors.toCollection(TreeSet::new));
        for (String name : without(ours, novas)) {
            add(
                    found,
                    "host " + name,
                    "compute-host",
                    "Nova knows no nova-compute on host " + name,
                    "name it in the cloud file as Nova does" + meant(name, without(novas, ours)),
                    true);
        }
        for (String name : without(novas, ours)) {
            add(
                    found,
                    "node " + name,
                    "compute-node",
                    "Nova has a nova-compute on node %s, which the cloud file does not name"
                            .formatted(name),
                    "add it with the role compute, or take it out of Nova"
                            + meant(name, without(ours, novas)),
                    true);
        }
    }

    /** Which of the hosts with the role runs but the server, nobody tells. */
    private void agents(List<Finding> found) {
        Set<String> agents = cloud.network().agentHosts();
        Set<String> all =
                file.hosts().stream()
                        .map(HostEntry::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        for (String name : without(agents, all)) {
            add(
                    found,
                    "node " + name,
                    "network-node",
                    "Neutron has an agent on %s, which the cloud file does not name"
                            .formatted(name),
                    "add it with the role network, or take the agent out of Neutron"
                            + meant(name, without(all, agents)),
                    false);
        }
        Set<String> ours = named("network");
        if (!agents.isEmpty() && ours.stream().noneMatch(agents::contains)) {
            String names = String.join(", ", ours);
            add(
                    found,
                    "cloud",
                    "network-host",
                    "no host with the role network has an agent of Neutron: " + names,
                    "name those hosts in the cloud file as Neutron does, or give the role to them",
                    false);
        }
    }

    private void databases(List<Finding> found) {
        Map<String, Set<String>> there = new HashMap<>();
        for (Database database : file.databases()) {
            HostEntry entry =
                    file.hosts().stream()
                            .filter(h -> h.name().equals(database.host()))
                            .findFirst()
                            .orElse(null);
            if (entry == null || entry.byHand()) {
                continue;
            }
            Set<String> schemas = there.computeIfAbsent(entry.name(), this::schemas);
            if (!schemas.isEmpty() && !schemas.contains(database.schema())) {
                add(
                        found,
                        "host " + entry.name(),
                        "database-" + database.service(),
                        "there is no database %s of %s on it"
                                .formatted(database.schema(), database.service()),
                        "write under databases where it is and how it is called"
                                + meant(database.schema(), schemas),
                        true);
            }
        }
        Set<String> used =
                file.databases().stream().map(Database::host).collect(Collectors.toSet());
        for (String name : without(named("database"), used)) {
            add(
                    found,
                    "host " + name,
                    "database-host",
                    "it has the role database, and no database is said to be on it",
                    "write under databases what is on it, or take the role away",
                    false);
        }
    }

    /** None where the host does not answer, of which its own checks tell. */
    private Set<String> schemas(String host) {
        try {
            Result result = hosts.host(host).look(Command.of(profile.database().exists()));
            return result.ok()
                    ? new TreeSet<>(DatabaseRow.firsts(result.output()))
                    : new TreeSet<>();
        } catch (HostFailure silent) {
            return new TreeSet<>();
        }
    }

    private Set<String> named(String role) {
        return file.hosts().stream()
                .filter(h -> h.roles().contains(role))
                .map(HostEntry::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> without(Collection<String> names, Collection<String> others) {
        Set<String> left = new TreeSet<>(names);
        left.removeAll(others);
        return left;
    }

    private static String meant(String name, Collection<String> others) {
        return Nearest.of(name, others).map(other -> "; is it " + other + "?").orElse("");
    }

    private static void add(
            List<Finding> found,
            String subject,
            String code,
            String what,
            String remedy,
            boolean blocks) {
        found.add(new Finding(subject, code, what, remedy, blocks));
    }
}
