package io.icebridge.process.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.approval.Slice;
import io.icebridge.approval.Slicing;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Action;
import io.icebridge.journal.Barred;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Said;
import io.icebridge.process.model.Attempts.Failure;
import io.icebridge.process.model.Attempts.Task;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MovePlan;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Nodes;
import io.icebridge.runbook.move.ServerSave;
import io.icebridge.runbook.nova.WholeCloud;
import io.icebridge.simulator.seed.Shape;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
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

    /**
     * Their effects come after a proof or a result that an approved step gives, or only to a server
     * that is in a server group, as no server is here.
     */
    private static final Set<String> STOPPED_BEFORE =
            Set.of(
                    "attachVolumes",
                    "checkAddresses",
                    "cleanUp",
                    "closeMoves",
                    "deleteServer",
                    "deleteServerFirst",
                    "dropOldService",
                    "freeVolumes",
                    "proveSnapshot",
                    "removeNewServer",
                    "restoreDatabase",
                    "restoreOwnerFacts",
                    "restoreServer",
                    "retryMove",
                    "returnAddresses",
                    "returnVolumes",
                    "saveServer",
                    "startOldServer",
                    "takeSnapshot",
                    "testService",
                    "updateSchema",
                    "verifyServer");

    @TempDir private static Path folder;
    private static WholeCloud world;
    private static ShutGates site;
    private static Move server;

    @BeforeAll
    static void nobodyApproves() throws Exception {
        Shape shape = Shape.bundled().withServers(6).withSpeed(10_000).withNewRegionReady();
        world = new WholeCloud(folder, shape);
        world.fillNewRegion();
        site = new ShutGates(world);
        List.of(UNTOUCHED, DONE).forEach(BehindGatesTest::planned);
        server =
                site.bean(Moves.class).of(UNTOUCHED.id()).stream()
                        .filter(Move::byItself)
                        .findFirst()
                        .orElseThrow();
        openedIn(DONE).forEach(action -> done(action));
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

    private static void done(Action action) {
        if (!action.undo().by().isEmpty()) {
            site.bean(Journal.class).note(DONE, action.key(), action.what(), new Said("done"));
        }
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
        Attempts attempts = new Attempts(site, variables());
        SoftAssertions softly = new SoftAssertions();
        List<Task> tasks = attempts.tasks();
        softly.assertThat(tasks.stream().map(Task::step)).containsAll(gates.keySet());
        for (Task task : tasks) {
            Change change = back.contains(task.step()) ? DONE : UNTOUCHED;
            attempts.each(
                    task,
                    change,
                    (how, failures) -> {
                        String name = task + " by " + how;
                        softly.assertThat(site.effects.reached()).as(name).isEmpty();
                        softly.assertThat(failures)
                                .as(name)
                                .noneMatch(f -> f.message().contains("no gate opens"));
                        if (effects.contains(task.step())
                                && !STOPPED_BEFORE.contains(task.step())) {
                            softly.assertThat(failures)
                                    .as(name)
                                    .anyMatch(f -> names(f, gates.get(task.step())));
                        }
                    });
        }
        softly.assertAll();
    }

    /** Also those before whose effects something else stops a step. */
    @Test
    void theDoorItselfLetsInNoEffectOfAnyStep() {
        Map<String, String> gates = gates();
        Set<String> steps = new TreeSet<>();
        for (Change change : List.of(UNTOUCHED, DONE)) {
            openedIn(change)
                    .flatMap(a -> Stream.concat(Stream.of(a), a.undo().by().stream()))
                    .filter(Action::effect)
                    .forEach(
                            effect -> {
                                steps.add(effect.key().step());
                                assertThatThrownBy(
                                                () ->
                                                        site.bean(Door.class)
                                                                .start(change, effect, never()))
                                        .as(effect.what())
                                        .isInstanceOf(Barred.class)
                                        .hasMessageStartingWith(
                                                unapproved(gates.get(effect.key().step())));
                            });
        }
        assertThat(steps).containsAll(STOPPED_BEFORE);
    }

    private static Consumer<Door.Begun> never() {
        return begun -> {
            throw new AssertionError("an effect got past the door");
        };
    }

    private static String unapproved(String gate) {
        return "nobody has approved the gate " + gate + " for ";
    }

    private static boolean names(Failure failure, String gate) {
        return failure.kind().equals("NOT_APPROVED")
                && failure.message().startsWith(unapproved(gate))
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
                    case "redeployment" -> "" + WAVE;
                    default -> "";
                };
        return slicing.slices(change, subject);
    }

    private static Map<String, Object> variables() {
        Map<String, Object> known = new HashMap<>();
        known.put("service", SERVICE);
        known.put("serviceFound", true);
        known.put("wave", WAVE);
        known.put("slots", 1);
        known.put("slot", 0);
        known.put("serverId", server.serverId());
        known.put("method", server.method());
        known.put("node", server.node());
        known.put("packageHost", site.bean(CloudFile.class).hosts().get(0).name());
        known.put("gate", "plan");
        return known;
    }
}
