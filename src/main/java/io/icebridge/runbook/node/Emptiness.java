package io.icebridge.runbook.node;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.Nodes;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaHosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a node is empty, by sources that know it independently: Nova's database by host and as a
 * whole, the hypervisor's own list and count, and libvirt on the node. Any one of them is enough to
 * stop a redeployment, since leftovers may be the last copy of somebody's disk.
 */
final class Emptiness {
    /** A line of libvirt's list: a number or a dash, a name, a state. */
    private static final Pattern DOMAIN = Pattern.compile("(?:-|\\d+)\\s+\\S+\\s+\\S.*");

    private final Site site;
    private final Cloud cloud;

    Emptiness(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
    }

    /** That a source sees nothing. */
    private record Nothing(boolean nothing) {}

    /**
     * Asks all sources.
     *
     * @param round which of several times it is
     */
    List<Deed> asked(
            CloudDraft region, Draft onNode, String node, Optional<String> host, int round) {
        List<Deed> deeds = new ArrayList<>();
        deeds.add(
                region.see(
                        "empty:" + round,
                        "that nova-compute on %s is closed and that Nova's database, the hypervisor's"
                                        .formatted(node)
                                + " list and its count have no server there",
                        () -> proven(node)));
        host.ifPresent(
                name ->
                        deeds.add(
                                onNode.told(
                                        name,
                                        "libvirtEmpty:" + round,
                                        Command.of(site.profile().nova().emptiness()),
                                        result -> counted(result, node))));
        return deeds;
    }

    private Object proven(String node) {
        List<String> seen = look(node);
        if (!seen.isEmpty()) {
            throw notEmpty(node, seen);
        }
        return new Nothing(true);
    }

    private static StepFailure notEmpty(String node, List<String> seen) {
        return new StepFailure(
                StepFailure.Kind.PROOF_FAILED,
                "node %s is not empty: %s".formatted(node, seen.get(0)),
                String.join("\n", seen));
    }

    /** What follows the list is how long it is, and 0 is empty where the list is. */
    private static Nothing counted(Result result, String node) {
        List<String> lines =
                result.output().lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        String count = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        if (!count.equals("0") || lines.stream().anyMatch(l -> DOMAIN.matcher(l).matches())) {
            throw notEmpty(node, lines.isEmpty() ? List.of("libvirt does not tell") : lines);
        }
        return new Nothing(true);
    }

    /** What each source but libvirt sees, none when all agree that nothing is there. */
    private List<String> look(String node) {
        Compute servers = cloud.compute(Side.OLD);
        Nodes nodes = cloud.nodes(Side.OLD);
        List<String> seen = new ArrayList<>();
        nodes.services().stream()
                .filter(s -> NovaHosts.runs(s, node) && s.enabled())
                .forEach(s -> seen.add("it is still open to new servers"));
        servers.serversOn(node).forEach(s -> seen.add("Nova places " + text(s)));
        servers.servers().stream()
                .filter(s -> s.node().equals(node))
                .map(s -> "Nova lists " + text(s))
                .forEach(seen::add);
        nodes.serverIdsOn(node).forEach(id -> seen.add("the hypervisor lists " + id));
        Optional<Hypervisor> hypervisor =
                nodes.hypervisors().stream()
                        .filter(h -> NovaHosts.sameHost(h.node(), node))
                        .findFirst();
        if (hypervisor.isEmpty()) {
            seen.add("Nova knows no hypervisor " + node + ", so that it cannot be asked");
        } else if (hypervisor.get().runningServers() > 0) {
            seen.add(
                    "the hypervisor counts "
                            + Counted.of(hypervisor.get().runningServers(), "server"));
        }
        return seen;
    }

    private static String text(Server server) {
        return "server %s (%s, %s) on it".formatted(server.id(), server.name(), server.status());
    }
}
