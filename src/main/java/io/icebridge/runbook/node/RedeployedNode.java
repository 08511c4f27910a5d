package io.icebridge.runbook.node;

import io.icebridge.cloud.Aggregate;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.NodeChanges;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.journal.Intent;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Retired;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaByHand;
import io.icebridge.runbook.nova.NovaHost;
import io.icebridge.runbook.nova.NovaHost.Part;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The steps that carry one emptied node over; a node is named as Nova names it. */
public final class RedeployedNode {
    private static final String COMPUTE = "nova-compute";
    private static final Set<Part> NODE = Set.of(Part.NODE);

    private final Site site;
    private final Cloud cloud;
    private final NovaHost host;
    private final Emptiness emptiness;

    public RedeployedNode(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
        this.host = new NovaHost(site);
        this.emptiness = new Emptiness(site, cloud);
    }

    /** Closes the node to new servers, then proves that it has none. */
    public void proveEmpty(String change, String node) {
        Emptiness.entry(site, node)
                .ifPresent(
                        e ->
                                site.askByHand(
                                        change,
                                        e.name(),
                                        "proveNodeEmpty",
                                        List.of(site.profile().hand().serversOnNode())));
        once(
                change,
                node,
                "proveNodeEmpty",
                () -> {
                    if (!isClosed(node)) {
                        cloud.changing()
                                .nodes(Side.OLD)
                                .disable(node, "icebridge " + change + ": to be redeployed");
                    }
                    if (!isClosed(node)) {
                        throw new StepFailure(
                                StepFailure.Kind.PROOF_FAILED,
                                "node " + node + " is still open to new servers");
                    }
                    return emptiness.prove(change, node);
                });
    }

    private boolean isClosed(String node) {
        return cloud.nodes(Side.OLD).services().stream()
                .filter(s -> is(s, node))
                .allMatch(s -> !s.enabled());
    }

    /** Stops Havana's Nova on it. */
    public void stop(String change, String node) {
        onHost(
                change,
                node,
                "stopNode",
                h -> {
                    for (String unit : site.profile().nova().oldComputeUnits()) {
                        Retired.stop(h, "stopNode", unit);
                    }
                });
    }

    /** Installs Icehouse's Nova. */
    public void install(String change, String node) {
        onHost(change, node, "installNode", h -> host.install(h, "installNode", NODE));
    }

    /** From its own configuration, which has its interfaces and addresses. */
    public void configure(String change, String node) {
        onHost(
                change,
                node,
                "configureNode",
                h -> host.configure(h, "configureNode", NODE, h.name()));
    }

    /** Starts it in the new region. */
    public void start(String change, String node) {
        onHost(change, node, "startNode", h -> host.start(h, "startNode", NODE));
    }

    /** Whether the new region sees it up. */
    public boolean up(String node) {
        return cloud.nodes(Side.NEW).services().stream().anyMatch(s -> is(s, node) && s.up());
    }

    /**
     * Opens it to servers of the new region, in the aggregates of its old self, and drops its old
     * record, or disables it where that Nova cannot.
     */
    public void dropOld(String change, String node) {
        once(
                change,
                node,
                "dropOldService",
                () -> {
                    if (!up(node)) {
                        throw new StepFailure(
                                StepFailure.Kind.PROOF_FAILED,
                                "node " + node + " is not up in the new region");
                    }
                    join(node);
                    return drop(change, node);
                });
    }

    private void join(String node) {
        ComputeService service =
                cloud.nodes(Side.NEW).services().stream()
                        .filter(s -> is(s, node))
                        .findFirst()
                        .orElseThrow();
        for (Aggregate aggregate : cloud.aggregates(Side.OLD).all()) {
            if (aggregate.nodes().stream().anyMatch(n -> Emptiness.sameHost(n, node))) {
                cloud.changing().aggregates(Side.NEW).addNode(aggregate.name(), service.host());
            }
        }
        if (!service.enabled()) {
            cloud.changing().nodes(Side.NEW).enable(service.host());
        }
    }

    private String drop(String change, String node) {
        NodeChanges old = cloud.changing().nodes(Side.OLD);
        boolean all = true;
        for (ComputeService service : cloud.nodes(Side.OLD).services()) {
            if (is(service, node) && !old.deleteService(service)) {
                old.disable(node, "icebridge " + change + ": redeployed in the new region");
                all = false;
            }
        }
        return all ? "record deleted" : "record disabled, since this Nova cannot delete it";
    }

    /** Records that a person chose to leave it as it is. */
    public void leave(String change, String node, String why) {
        once(change, node, "leaveNode", () -> why);
    }

    private static boolean is(ComputeService service, String node) {
        return service.binary().equals(COMPUTE) && Emptiness.sameHost(service.host(), node);
    }

    private void onHost(String change, String node, String step, Consumer<HostWork> work) {
        HostEntry entry =
                Emptiness.entry(site, node)
                        .orElseThrow(
                                () ->
                                        new StepFailure(
                                                StepFailure.Kind.PROOF_FAILED,
                                                "the cloud file has no host " + node));
        if (entry.byHand()) {
            site.askByHand(
                    change, entry.name(), step, new NovaByHand(site).node(step, entry.name()));
        } else {
            once(change, node, step, () -> done(work, site.on(change, entry.name())));
        }
    }

    private static String done(Consumer<HostWork> work, HostWork host) {
        work.accept(host);
        return "done";
    }

    private void once(String change, String node, String step, Supplier<String> work) {
        site.journal().perform(new Intent(change, "node " + node, step, "node " + node), work);
    }
}
