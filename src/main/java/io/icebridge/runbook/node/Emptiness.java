package io.icebridge.runbook.node;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.Nodes;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a node is empty, by sources that know it independently: Nova's database by host and as a
 * whole, the hypervisor's own list and count, and libvirt on the node. Any one of them is enough to
 * stop a redeployment, since leftovers may be the last copy of somebody's disk.
 */
public final class Emptiness {
    private final Site site;
    private final Cloud cloud;

    public Emptiness(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
    }

    /**
     * Asks all sources twice.
     *
     * @return what they said, for the record
     * @throws StepFailure that names every source that sees something
     */
    public String prove(String change, String node) {
        List<String> seen = new ArrayList<>(look(change, node));
        look(change, node).stream().filter(s -> !seen.contains(s)).forEach(seen::add);
        if (!seen.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "node %s is not empty: %s".formatted(node, seen.get(0)),
                    String.join("\n", seen));
        }
        return "empty, twice, by Nova's database, the hypervisor's list and count, and libvirt";
    }

    /** What each source sees, none when all agree that nothing is there. */
    public List<String> look(String change, String node) {
        Compute servers = cloud.compute(Side.OLD);
        Nodes nodes = cloud.nodes(Side.OLD);
        List<String> seen = new ArrayList<>();
        servers.serversOn(node).forEach(s -> seen.add("Nova places " + text(s)));
        servers.servers().stream()
                .filter(s -> s.node().equals(node))
                .map(s -> "Nova lists " + text(s))
                .forEach(seen::add);
        nodes.serverIdsOn(node).forEach(id -> seen.add("the hypervisor lists " + id));
        Optional<Hypervisor> hypervisor =
                nodes.hypervisors().stream().filter(h -> sameHost(h.node(), node)).findFirst();
        if (hypervisor.isEmpty()) {
            seen.add("Nova knows no hypervisor " + node + ", so that it cannot be asked");
        } else if (hypervisor.get().runningServers() > 0) {
            seen.add("the hypervisor counts " + hypervisor.get().runningServers() + " servers");
        }
        onNode(change, node).forEach(line -> seen.add("libvirt has " + line));
        return seen;
    }

    private List<String> onNode(String change, String node) {
        return entry(site, node)
                .map(e -> e.byHand() ? told(change, e) : seen(change, e))
                .orElse(List.of());
    }

    private List<String> seen(String change, HostEntry entry) {
        return site.on(change, entry.name())
                .read(site.profile().nova().emptiness(), Map.of())
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .toList();
    }

    /** A person counts; the last line of what he gives is the number, and only 0 is empty. */
    private List<String> told(String change, HostEntry entry) {
        String step = "proveNodeEmpty";
        String given = site.journal().result(change, "host " + entry.name(), step).orElse("");
        String last = given.lines().reduce((one, two) -> two).orElse("").strip();
        if (last.equals("0")) {
            return List.of();
        }
        site.journal().spoil(change, "host " + entry.name(), step, "not 0: " + last);
        return List.of("by the person who counted: " + last);
    }

    private static String text(Server server) {
        return "server %s (%s, %s) on it".formatted(server.id(), server.name(), server.status());
    }

    /** The node's entry in the cloud file, under its short or its full name. */
    static Optional<HostEntry> entry(Site site, String node) {
        return site.file().hosts().stream().filter(h -> sameHost(h.name(), node)).findFirst();
    }

    /** Nova's names may be fully qualified where the cloud file's are not. */
    static boolean sameHost(String one, String two) {
        return one.equals(two) || one.startsWith(two + ".") || two.startsWith(one + ".");
    }
}
