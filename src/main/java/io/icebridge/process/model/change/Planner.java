package io.icebridge.process.model.change;

import io.icebridge.approval.Plan;
import io.icebridge.approval.Plan.ServerWay;
import io.icebridge.approval.Slice;
import io.icebridge.approval.Slicing;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.host.HostFailure;
import io.icebridge.journal.Change;
import io.icebridge.process.model.move.MoveSlices;
import io.icebridge.process.model.nova.DeployParallelNova;
import io.icebridge.process.model.nova.RedeployNode;
import io.icebridge.process.model.nova.RetireNova;
import io.icebridge.process.model.services.UpgradePackages;
import io.icebridge.process.model.services.UpgradeService;
import io.icebridge.process.model.services.UpgradeServices;
import io.icebridge.process.step.Failures;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.inventory.ImageRoom;
import io.icebridge.runbook.inventory.Inventory;
import io.icebridge.runbook.inventory.Reason;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MovePlan;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Runbook;
import io.icebridge.runbook.readiness.Finding;
import io.icebridge.runbook.readiness.HostChecks;
import io.icebridge.runbook.readiness.ListChecks;
import io.icebridge.runbook.readiness.Offered;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Draws up the plan of a change that nobody has begun, by looking alone. */
public final class Planner {
    private static final List<String> GATES =
            List.of(
                    UpgradeServices.GATE,
                    UpgradeService.GATE,
                    UpgradePackages.GATE,
                    DeployParallelNova.GATE,
                    MoveSlices.GATE,
                    RedeployNode.GATE,
                    RetireNova.GATE);

    private static final Map<String, Runbook> WITHIN =
            Map.of(
                    UpgradeServices.GATE, Runbook.UPGRADE_SERVICES,
                    UpgradeService.GATE, Runbook.UPGRADE_SERVICES,
                    UpgradePackages.GATE, Runbook.UPGRADE_CLOUD,
                    DeployParallelNova.GATE, Runbook.DEPLOY_PARALLEL_NOVA,
                    MoveSlices.GATE, Runbook.MOVE_SERVERS,
                    RedeployNode.GATE, Runbook.REDEPLOY_NODE,
                    RetireNova.GATE, Runbook.RETIRE_NOVA);

    private final Failures failures;
    private final CloudFile file;
    private final Profile profile;
    private final HostChecks hosts;
    private final ListChecks lists;
    private final MovePlan plan;
    private final Moves moves;
    private final ImageRoom images;
    private final List<Slicing> slicings;

    Planner(
            Failures failures,
            CloudFile file,
            Profile profile,
            HostChecks hosts,
            ListChecks lists,
            MovePlan plan,
            Moves moves,
            ImageRoom images,
            List<Slicing> slicings) {
        this.failures = failures;
        this.file = file;
        this.profile = profile;
        this.hosts = hosts;
        this.lists = lists;
        this.plan = plan;
        this.moves = moves;
        this.images = images;
        this.slicings =
                slicings.stream().sorted(Comparator.comparing(s -> place(s.gate()))).toList();
    }

    private static int place(String gate) {
        int place = GATES.indexOf(gate);
        if (place < 0) {
            throw new IllegalStateException("when does a change meet the gate " + gate + "?");
        }
        return place;
    }

    /**
     * Reads the cloud and the hosts, and changes neither.
     *
     * @param change whose table of moves is filled for it
     * @param progress gets a line now and then
     * @throws Unread when the cloud, or a host that the plan needs, cannot be read
     */
    public Plan plan(Change change, Consumer<String> progress) {
        try {
            return read(change, progress);
        } catch (CloudFailure | HostFailure | StepFailure failure) {
            throw new Unread(failure, failures.meaning(failure));
        }
    }

    private Plan read(Change change, Consumer<String> progress) {
        List<Finding> found = new ArrayList<>(Offered.notOffered(profile));
        found.addAll(hosts.check(progress));
        progress.accept("the servers of %s are read".formatted(file.regions().old()));
        // whoever does not deploy the new Nova has it already
        boolean there = !profile.offers(Runbook.DEPLOY_PARALLEL_NOVA);
        Inventory inventory =
                there
                        ? plan.refreshBeside(change.id(), progress)
                        : plan.refresh(change.id(), progress);
        List<Move> all = moves.of(change.id());
        progress.accept(
                "%s; the room for them is looked at".formatted(Counted.of(all.size(), "server")));
        all.stream().flatMap(CheckReadiness::findings).forEach(found::add);
        found.addAll(
                there ? plan.room(inventory, change.id()) : plan.roomAhead(inventory, change.id()));
        found.addAll(images.check());
        found.addAll(lists.check());
        found.sort(
                Comparator.comparing(Finding::blocks)
                        .reversed()
                        .thenComparing(Finding::subject)
                        .thenComparing(Finding::code)
                        .thenComparing(Finding::what));
        return new Plan(
                file.cloud(),
                file.profile(),
                slices(change, progress),
                all.stream().map(Planner::way).toList(),
                found);
    }

    private List<Slice> slices(Change change, Consumer<String> progress) {
        List<Slice> slices = new ArrayList<>();
        for (Slicing slicing : slicings) {
            if (!profile.offers(WITHIN.get(slicing.gate()))) {
                continue;
            }
            progress.accept("what the gate %s opens is worked out".formatted(slicing.gate()));
            slices.addAll(slicing.all(change));
        }
        return slices;
    }

    private static ServerWay way(Move move) {
        return new ServerWay(
                move.serverId(),
                move.serverName(),
                move.projectId(),
                move.node(),
                move.method(),
                move.reasons().isEmpty() && !move.byItself()
                        ? List.of(move.why())
                        : move.reasons().stream().map(Planner::told).toList());
    }

    private static String told(Reason reason) {
        return "%s: %s (%s)".formatted(reason.code(), reason.what(), reason.remedy());
    }
}
