package io.icebridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Slice;
import io.icebridge.approval.Slicing;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Said;
import io.icebridge.process.Attempts.Failure;
import io.icebridge.process.Attempts.Task;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MovePlan;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Nodes;
import io.icebridge.runbook.move.ServerSave;
import io.icebridge.runbook.nova.WholeCloud;
import io.icebridge.simulator.Shape;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every step of every model, begun past its gate by whatever way the engine has for that. */
class BehindGatesTest {
    /** Nothing of it is done yet. */
    private static final Change UNTOUCHED = new Change("CHG-1");

    /** All is done of which there is a way back. */
    private static final Change DONE = new Change("CHG-2");

    private static final String SERVICE = "keystone";
    private static final int WAVE = 1;

    /** They need that others have come to their end. */
    private static final Set<String> AFTER =
            Set.of(
                    "proveSnapshot",
                    "attachVolumes",
                    "deleteServer",
                    "removeNewServer",
                    "closeMoves",
                    "cleanUp");

    /** What they do comes after a proof that fails here: nothing of it is true. */
    private static final Set<String> DISPROVEN =
            Set.of(
                    "checkAddresses",
                    "deleteServerFirst",
                    "dropOldService",
                    "restoreDatabase",
                    "testService",
                    "verifyServer");

    /** They have nothing to do for the servers of this cloud. */
    private static final Set<String> NEEDLESS = Set.of("restoreServer", "restoreOwnerFacts");

    @TempDir private static Path folder;
    private static WholeCloud world;
    private static ShutGates site;

    /** Stopped, without volumes and addresses, and booted in the new region. */
    private static Move held;

    /** Stopped as it was. */
    private static Move stopped;

    /** As its owner has it. */
    private static Move running;

    @BeforeAll
    static void nobodyApproves() throws Exception {
        Shape shape = Shape.bundled().withServers(12).withSpeed(10_000).withNewRegionReady();
        world = new WholeCloud(folder, shape);
        world.fillNewRegion();
        site = new ShutGates(world);
        List.of(UNTOUCHED, DONE).forEach(BehindGatesTest::planned);
        List<Move> moves =
                site.bean(Moves.class).of(UNTOUCHED.id()).stream().filter(Move::byItself).toList();
        List<Move> withVolumes =
                moves.stream().filter(m -> m.method().equals("SNAPSHOT") && volumes(m)).toList();
        held = withVolumes.get(0);
        running = withVolumes.get(1);
        stopped = moves.stream().filter(m -> !volumes(m) && runs(m)).findFirst().orElseThrow();
        done();
    }

    private static boolean volumes(Move move) {
        return !server(move).volumeIds().isEmpty() && runs(move);
    }

    private static boolean runs(Move move) {
        return server(move).status().equals("ACTIVE");
    }

    private static Server server(Move move) {
        return world.cloud.compute(Side.OLD).server(move.serverId()).orElseThrow();
    }

    private static void done() {
        openedIn(DONE)
                .filter(a -> !a.undo().by().isEmpty())
                .forEach(a -> done(a, "", new Said("done")));
        world.simulated
                .shape()
                .newNodes()
                .forEach(n -> world.simulated.computeServiceStarted(Shape.NEW_REGION, n));
        HalfMoved half = new HalfMoved(world.cloud);
        half.rolesGranted();
        half.stopped(stopped.serverId());
        String made = half.booted(held.serverId(), DONE);
        done("bootServer", "boot", "", Map.of("id", made));
        done("takeSnapshot", "snapshot", "", Map.of("imageId", server(held).imageId()));
        done("verifyServer", "compare", "", new Said("alike"));
        done("prepareMoves", "grant", ":" + held.projectId(), new Said("granted"));
    }

    private static void done(String step, String part, String thing, Object result) {
        openedIn(DONE)
                .filter(a -> a.key().step().equals(step) && a.key().part().equals(part))
                .filter(
                        a ->
                                Set.of(io.icebridge.journal.Subject.CHANGE, held.subject())
                                        .contains(a.key().subject()))
                .forEach(a -> done(a, thing, result));
    }

    private static void done(Action action, String thing, Object result) {
        Key key = action.key();
        Key whole = new Key(key.step(), key.subject(), key.place(), key.part() + thing);
        site.bean(Journal.class).note(DONE, whole, action.what(), result);
    }

    private static void planned(Change change) {
        site.bean(MovePlan.class).refreshBeside(change.id());
        Nodes nodes = site.bean(Nodes.class);
        for (Nodes.Node node : nodes.of(change.id())) {
            nodes.put(change.id(), node.name(), WAVE, Nodes.State.IN_WAVE);
            site.bean(Moves.class).assign(change.id(), node.name(), WAVE);
        }
        site.bean(Moves.class).of(change.id()).stream()
                .filter(Move::byItself)
                .forEach(m -> site.bean(ServerSave.class).run(change, m.serverId()));
    }

    @AfterAll
    static void close() {
        site.close();
        world.close();
    }

    @Test
    void nothingHappensOnAnyHostOrCloudHoweverAStepIsBegun() {
        Map<String, String> gates = gates();
        Set<String> back = wayBack();
        Set<String> effects =
                Stream.concat(openedIn(UNTOUCHED), openedIn(DONE))
                        .filter(Action::effect)
                        .map(a -> a.key().step())
                        .collect(Collectors.toSet());
        Attempts attempts = new Attempts(site);
        SoftAssertions softly = new SoftAssertions();
        List<Task> tasks = attempts.tasks();
        softly.assertThat(tasks.stream().map(Task::step)).containsAll(gates.keySet());
        for (Task task : tasks) {
            String step = task.step();
            boolean barred =
                    effects.contains(step) && !DISPROVEN.contains(step) && !NEEDLESS.contains(step);
            Change change = back.contains(step) || AFTER.contains(step) ? DONE : UNTOUCHED;
            attempts.each(
                    task,
                    change,
                    variables(step),
                    (how, failures) -> {
                        String name = task + " by " + how;
                        softly.assertThat(site.effects.reached()).as(name).isEmpty();
                        softly.assertThat(failures)
                                .as(name)
                                .noneMatch(f -> f.message().contains("no gate opens"));
                        if (barred) {
                            softly.assertThat(failures)
                                    .as(name)
                                    .anyMatch(f -> names(f, gates.get(step)));
                        }
                    });
        }
        softly.assertAll();
    }

    private static boolean names(Failure failure, String gate) {
        return failure.kind().equals("NOT_APPROVED")
                && failure.message().startsWith("nobody has approved the gate " + gate + " for ")
                && failure.meaning().equals("Nobody has approved what this step would do.");
    }

    @Test
    void everyStepThatChangesSomethingIsOpenedByOneGate() {
        Map<String, Set<String>> gates = new TreeMap<>();
        for (Slicing slicing : site.all(Slicing.class)) {
            slicing.steps()
                    .forEach(
                            step ->
                                    gates.computeIfAbsent(step, s -> new TreeSet<>())
                                            .add(slicing.gate()));
        }
        assertThat(gates).allSatisfy((step, named) -> assertThat(named).hasSize(1));
        assertThat(Stream.concat(openedIn(UNTOUCHED), openedIn(DONE)))
                .allSatisfy(action -> assertThat(gates).containsKey(action.key().step()))
                .filteredOn(Action::effect)
                .flatExtracting(action -> action.undo().by())
                .allSatisfy(action -> assertThat(gates).containsKey(action.key().step()));
    }

    @Test
    void noGateOpensWhatAnotherOpens() {
        for (Slicing slicing : site.all(Slicing.class)) {
            assertThat(slices(slicing, UNTOUCHED))
                    .isNotEmpty()
                    .allSatisfy(s -> assertThat(s.gate()).isEqualTo(slicing.gate()))
                    .flatExtracting(Slice::steps)
                    .allSatisfy(s -> assertThat(slicing.steps()).contains(s.id()));
        }
    }

    private static Map<String, String> gates() {
        Map<String, String> gates = new HashMap<>();
        site.all(Slicing.class).forEach(s -> s.steps().forEach(id -> gates.put(id, s.gate())));
        return gates;
    }

    /** The steps that take back what others do, as far as the journal tells them what was done. */
    private static Set<String> wayBack() {
        return openedIn(UNTOUCHED)
                .flatMap(action -> action.undo().by().stream())
                .map(action -> action.key().step())
                .collect(Collectors.toSet());
    }

    private static Stream<Action> openedIn(Change change) {
        return site.all(Slicing.class).stream()
                .flatMap(slicing -> slices(slicing, change).stream())
                .flatMap(slice -> slice.steps().stream())
                .flatMap(step -> step.actions().stream());
    }

    private static List<Slice> slices(Slicing slicing, Change change) {
        String subject =
                switch (slicing.gate()) {
                    case "service" -> SERVICE;
                    case RedeployNode.GATE -> "" + WAVE;
                    default -> "";
                };
        return slicing.slices(change, subject);
    }

    private static Map<String, Object> variables(String step) {
        Move server =
                switch (step) {
                    case "startOldServer" -> stopped;
                    case "freeVolumes" -> running;
                    default -> held;
                };
        Map<String, Object> known = new HashMap<>();
        known.put(UpgradeService.SERVICE.name(), SERVICE);
        known.put(UpgradeService.FOUND.name(), true);
        known.put(MoveWaves.WAVE.name(), WAVE);
        known.put(MoveWaves.SLOTS.name(), 1);
        known.put(MoveSlot.SLOT.name(), 0);
        known.put(MoveServer.SERVER.name(), server.serverId());
        known.put(MoveServer.METHOD.name(), server.method());
        known.put(RedeployNode.NODE.name(), server.node());
        known.put(UpgradePackages.HOST.name(), site.bean(CloudFile.class).hosts().get(0).name());
        known.put("gate", "plan");
        return known;
    }
}
