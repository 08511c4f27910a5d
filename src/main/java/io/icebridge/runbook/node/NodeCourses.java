package io.icebridge.runbook.node;

import io.icebridge.cloud.Aggregate;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.NodeChanges;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.journal.Change;
import io.icebridge.journal.Place;
import io.icebridge.journal.Reach;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaFiles;
import io.icebridge.runbook.nova.NovaHosts;
import io.icebridge.runbook.nova.NovaInstall;
import io.icebridge.runbook.nova.NovaParts;
import io.icebridge.runbook.nova.NovaUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps that carry one emptied node over; a node is named as Nova names it. */
public final class NodeCourses {
    /** The steps that the gate of a wave's redeployment opens. */
    public static final Set<String> GATED =
            Set.of(
                    "proveNodeEmpty",
                    "stopNode",
                    "installNode",
                    "configureNode",
                    "startNode",
                    "dropOldService");

    private static final Undo EMPTY =
            Undo.never("the node holds no server; it can be left as it is");

    private final Site site;
    private final Cloud cloud;

    public NodeCourses(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
    }

    /** All of them, in order; of a node that no host of the cloud file is, those that can be. */
    public List<Course> slice(Change change, String node) {
        if (entry(node).isEmpty()) {
            return List.of(proveEmpty(change, node));
        }
        return List.of(
                proveEmpty(change, node),
                stop(node),
                install(node),
                configure(change, node),
                start(node),
                dropOld(change, node));
    }

    /** Closes the node to new servers, then proves twice that it has none. */
    public Course proveEmpty(Change change, String node) {
        CloudDraft region = region("proveNodeEmpty", node, site.file().regions().old());
        Draft onNode = new Draft(region.step(), region.subject());
        Optional<String> host = entry(node).map(HostEntry::name);
        // a person counts once; what he gives is for the whole list
        Optional<String> reached = host.filter(h -> !site.entry(h).byHand());
        Emptiness emptiness = new Emptiness(site, cloud);
        Deed close =
                region.call(
                        "close",
                        "where it is open: PUT os-services/disable-log-reason host=%s disabled_reason=icebridge %s: to be redeployed"
                                .formatted(node, change),
                        Undo.needless("an open node would be filled again"),
                        reach -> close(reach, change, node));
        return new Course(
                region.step(),
                region.subject(),
                List.of(
                        List.of(close),
                        emptiness.asked(region, onNode, node, host, 1),
                        emptiness.asked(region, onNode, node, reached, 2)));
    }

    private String close(Reach reach, Change change, String node) {
        boolean open =
                cloud.nodes(Side.OLD).services().stream()
                        .anyMatch(s -> NovaHosts.runs(s, node) && s.enabled());
        if (open) {
            reach.cloud()
                    .nodes(Side.OLD)
                    .disable(node, "icebridge " + change + ": to be redeployed");
        }
        return open ? "closed" : "it was closed";
    }

    /** Stops Havana's Nova on it. */
    public Course stop(String node) {
        NovaUnits units = new NovaUnits(site);
        return onHost(
                "stopNode",
                node,
                (draft, host) ->
                        site.profile().nova().oldComputeUnits().stream()
                                .flatMap(unit -> units.ended(draft, host, unit, EMPTY).stream())
                                .toList());
    }

    /** Installs Icehouse's Nova. */
    public Course install(String node) {
        return onHost(
                "installNode",
                node,
                (draft, host) -> new NovaInstall(site).on(draft, host, NovaParts.NODE, EMPTY));
    }

    /** From its own configuration, which has its interfaces and addresses. */
    public Course configure(Change change, String node) {
        return onHost(
                "configureNode",
                node,
                (draft, host) -> new NovaFiles(site).ownOn(draft, change, host));
    }

    /** Starts it in the new region. */
    public Course start(String node) {
        return onHost(
                "startNode",
                node,
                (draft, host) -> new NovaUnits(site).started(draft, host, EMPTY));
    }

    /** Whether the new region sees it up. */
    public boolean up(String node) {
        return cloud.nodes(Side.NEW).services().stream()
                .anyMatch(s -> NovaHosts.runs(s, node) && s.up());
    }

    /**
     * Opens it to servers of the new region, in the aggregates of its old self, and drops its old
     * record, or disables it where that Nova cannot.
     */
    public Course dropOld(Change change, String node) {
        CloudDraft fresh = region("dropOldService", node, site.file().regions().fresh());
        CloudDraft old = region("dropOldService", node, site.file().regions().old());
        return new Course(
                fresh.step(),
                fresh.subject(),
                List.of(
                        List.of(
                                fresh.see(
                                        "up",
                                        "that nova-compute on " + node + " is up",
                                        () -> proveUp(node)),
                                fresh.call(
                                        "join",
                                        "each aggregate of its old self: POST os-aggregates/{aggregate}/action"
                                                + " add_host host="
                                                + node,
                                        EMPTY,
                                        reach -> join(reach, node)),
                                fresh.call(
                                        "open",
                                        "where it is closed: PUT os-services/enable host=" + node,
                                        EMPTY,
                                        reach -> open(reach, node))),
                        List.of(
                                old.call(
                                        "drop",
                                        "the record of nova-compute: DELETE os-services/{service}; where this Nova"
                                                + " cannot: PUT os-services/disable-log-reason host="
                                                + node,
                                        EMPTY,
                                        reach -> drop(reach, change, node)))));
    }

    private Object proveUp(String node) {
        if (!up(node)) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED, "node " + node + " is not up in the new region");
        }
        return new Said("up");
    }

    private ComputeService fresh(String node) {
        return cloud.nodes(Side.NEW).services().stream()
                .filter(s -> NovaHosts.runs(s, node))
                .findFirst()
                .orElseThrow();
    }

    private String join(Reach reach, String node) {
        List<String> joined = new ArrayList<>();
        for (Aggregate aggregate : cloud.aggregates(Side.OLD).all()) {
            if (aggregate.nodes().stream().anyMatch(n -> NovaHosts.sameHost(n, node))) {
                reach.cloud().aggregates(Side.NEW).addNode(aggregate.name(), fresh(node).host());
                joined.add(aggregate.name());
            }
        }
        return "joined " + joined;
    }

    private String open(Reach reach, String node) {
        ComputeService service = fresh(node);
        if (!service.enabled()) {
            reach.cloud().nodes(Side.NEW).enable(service.host());
        }
        return "open";
    }

    private String drop(Reach reach, Change change, String node) {
        NodeChanges old = reach.cloud().nodes(Side.OLD);
        boolean all = true;
        for (ComputeService service : cloud.nodes(Side.OLD).services()) {
            if (NovaHosts.runs(service, node) && !old.deleteService(service)) {
                old.disable(node, "icebridge " + change + ": redeployed in the new region");
                all = false;
            }
        }
        return all ? "record deleted" : "record disabled, since this Nova cannot delete it";
    }

    private static CloudDraft region(String step, String node, String region) {
        return new CloudDraft(step, Subject.node(node), Place.region(region));
    }

    private interface OnHost {
        List<Deed> of(Draft draft, String host);
    }

    private Course onHost(String step, String node, OnHost deeds) {
        String host =
                entry(node)
                        .map(HostEntry::name)
                        .orElseThrow(
                                () ->
                                        new StepFailure(
                                                StepFailure.Kind.PROOF_FAILED,
                                                "the cloud file has no host " + node));
        Draft draft = new Draft(step, Subject.node(node));
        return new Course(step, draft.subject(), List.of(deeds.of(draft, host)));
    }

    /** The node's entry in the cloud file, under its short or its full name. */
    private Optional<HostEntry> entry(String node) {
        return site.file().hosts().stream()
                .filter(h -> NovaHosts.sameHost(h.name(), node))
                .findFirst();
    }
}
