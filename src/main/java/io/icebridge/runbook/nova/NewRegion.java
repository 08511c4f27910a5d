package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.DatabaseRow;
import io.icebridge.runbook.fleet.EndpointRows;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who lives in the new region: by its API where it is registered, by the new Nova's database, by
 * libvirt on its nodes, and by what the change itself brought there. The probe server is nobody.
 */
final class NewRegion {
    private final Site site;
    private final Cloud cloud;
    private final Journal journal;
    private final NovaHosts hosts;

    NewRegion(Site site, Cloud cloud, Journal journal) {
        this.site = site;
        this.cloud = cloud;
        this.journal = journal;
        this.hosts = new NovaHosts(site);
    }

    /**
     * Proven anew each time it is asked, never taken from the record.
     *
     * @param probe ids of probe servers
     * @throws StepFailure that names everything that lives there
     */
    NovaUnits.Shown proveUnused(Change change, Set<String> probe) {
        List<String> seen = new ArrayList<>(brought(change));
        byApi(probe, seen);
        if (hosts.here()) {
            byDatabase(probe, seen);
            site.reached(hosts.nodes()).forEach(node -> onNode(node, probe, seen));
        }
        if (!seen.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the deployment cannot be undone: " + seen.get(0),
                    String.join("\n", seen));
        }
        return new NovaUnits.Shown("nobody lives there");
    }

    /** A redeployed node would be left without any Nova, even while no server is on it. */
    private List<String> brought(Change change) {
        return journal.of(change).stream()
                .filter(e -> e.state() != Entry.State.FAILED)
                .map(Entry::key)
                .filter(k -> k.subject().kind() == Subject.Kind.NODE)
                .filter(k -> k.step().equals("installNode"))
                .map(k -> k.subject() + " has been redeployed into the new region")
                .distinct()
                .toList();
    }

    /** A Nova that is broken or not yet registered cannot say; its database can. */
    private void byApi(Set<String> probe, List<String> seen) {
        String region = site.file().regions().fresh();
        if (EndpointRows.of(cloud.identity().endpoints(), "compute", region).isEmpty()) {
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

    private void byDatabase(Set<String> probe, List<String> seen) {
        Database database = hosts.newDatabase();
        if (site.entry(database.host()).byHand() || !holdsServers(database)) {
            return;
        }
        firsts(database.host(), asked(database, site.profile().nova().living())).stream()
                .filter(id -> !probe.contains(id))
                .map(id -> "the new Nova's database has server " + id)
                .forEach(seen::add);
    }

    private boolean holdsServers(Database database) {
        Command exists = Command.of(site.profile().database().exists());
        return firsts(database.host(), exists).contains(database.schema())
                && firsts(database.host(), asked(database, "show tables"))
                        .contains(site.profile().nova().livingTable());
    }

    private Command asked(Database database, String sql) {
        return Template.command(
                site.profile().database().ask(), Map.of("schema", database.schema(), "sql", sql));
    }

    private void onNode(String node, Set<String> probe, List<String> seen) {
        Command hypervisor =
                Template.command(
                        site.profile().host().unitStatus(),
                        Map.of("unit", site.profile().nova().hypervisor()));
        // A node has no libvirt before it is installed, and the probe has no name that tells it.
        if (!probe.isEmpty() || !site.hosts().host(node).look(hypervisor).ok()) {
            return;
        }
        lines(node, Command.of(site.profile().nova().domains())).stream()
                .map(line -> "libvirt on " + node + " has " + line)
                .forEach(seen::add);
    }

    private List<String> firsts(String host, Command query) {
        return DatabaseRow.firsts(output(host, query));
    }

    private List<String> lines(String host, Command look) {
        return output(host, look).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    private String output(String host, Command look) {
        Result result = site.hosts().host(host).look(look);
        if (!result.ok()) {
            throw new StepFailure(
                    StepFailure.Kind.COMMAND_FAILED,
                    "a look at %s ended with %d".formatted(host, result.exitStatus()),
                    result.output() + result.errors());
        }
        return result.output();
    }
}
