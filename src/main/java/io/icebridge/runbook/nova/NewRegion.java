package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Command;
import io.icebridge.journal.Entry;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who lives in the new region: by its API where it is registered, by the new Nova's database, by
 * libvirt on its nodes, and by what the change itself brought there. The probe server is nobody.
 */
final class NewRegion {
    private final Site site;
    private final Cloud cloud;
    private final NovaHosts hosts;

    NewRegion(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
        this.hosts = new NovaHosts(site);
    }

    /**
     * Proven anew each time it is asked, never taken from the record.
     *
     * @throws StepFailure that names everything that lives there
     */
    void proveUnused(String change) {
        List<String> seen = new ArrayList<>(brought(change));
        Set<String> probe = new TreeSet<>();
        new Probe(site, cloud).created(change, "server").ifPresent(probe::add);
        byApi(probe, seen);
        if (hosts.here()) {
            byDatabase(change, probe, seen);
            site.reached(hosts.nodes()).forEach(node -> onNode(change, node, probe, seen));
        }
        if (!seen.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the deployment cannot be undone: " + seen.get(0),
                    String.join("\n", seen));
        }
    }

    /** A redeployed node would be left without any Nova, even while no server is on it. */
    private List<String> brought(String change) {
        return site.journal().of(change).stream()
                .filter(e -> e.state() != Entry.State.FAILED)
                .map(Entry::intent)
                .filter(i -> i.subject().startsWith("node ") && i.step().equals("installNode"))
                .map(i -> i.subject() + " has been redeployed into the new region")
                .distinct()
                .toList();
    }

    /** A Nova that is broken or not yet registered cannot say; its database can. */
    private void byApi(Set<String> probe, List<String> seen) {
        String region = site.file().regions().fresh();
        boolean registered =
                cloud.identity().endpoints().stream()
                        .anyMatch(
                                e ->
                                        e.serviceType().equals("compute")
                                                && e.region().equals(region));
        if (!registered) {
            return;
        }
        try {
            cloud.compute(Side.NEW).servers().stream()
                    .filter(s -> !probe.contains(s.id()))
                    .map(
                            s ->
                                    "server %s (%s, %s) lives in the new region"
                                            .formatted(s.id(), s.name(), s.status()))
                    .forEach(seen::add);
        } catch (CloudFailure silent) {
            if (!hosts.here()) {
                throw silent;
            }
        }
    }

    private void byDatabase(String change, Set<String> probe, List<String> seen) {
        Database database = hosts.newDatabase();
        if (site.entry(database.host()).byHand()) {
            return;
        }
        HostWork host = site.on(change, database.host());
        var commands = site.profile().database();
        if (!new NovaDatabase(site).holdsServers(host, database)) {
            return;
        }
        Command query =
                Template.command(commands.query(), Map.of("schema", database.schema()))
                        .reading(site.profile().nova().living() + ";\n");
        host.run(query)
                .output()
                .lines()
                .map(String::strip)
                .filter(id -> !id.isEmpty() && !probe.contains(id))
                .map(id -> "the new Nova's database has server " + id)
                .forEach(seen::add);
    }

    private void onNode(String change, String node, Set<String> probe, List<String> seen) {
        HostWork host = site.on(change, node);
        Map<String, String> hypervisor = Map.of("unit", site.profile().nova().hypervisor());
        // A node has no libvirt before it is installed, and the probe has no name that tells it.
        if (!probe.isEmpty() || !host.holds(site.profile().host().unitStatus(), hypervisor)) {
            return;
        }
        host.read(site.profile().nova().emptiness(), Map.of())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> "libvirt on " + node + " has " + line)
                .forEach(seen::add);
    }
}
