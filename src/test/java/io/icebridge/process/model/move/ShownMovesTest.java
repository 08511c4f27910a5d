package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Slice;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.process.ShownCalls;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reaches the cloud while servers move and come back is what the gate showed. */
class ShownMovesTest extends OnMovingEngine {
    /** So many have one whose root volume goes with it. */
    private static final int EVERY_KIND = 18;

    /** Only a Nova of a later day than these can be told; and no owner has locked one here. */
    private static final Set<String> NOT_HERE = Set.of("termination", "lock");

    private final NoDeletion faults = new NoDeletion(false);
    private MovingCloud cloud;
    private MovingRun run;
    private ShownCalls calls;

    private void start(NetworkKind network, boolean first) throws Exception {
        Choice cattle = new Choice("", "", "tier=cattle", "", "", "redeploy", null, "its image");
        Moving moving =
                TestMoving.usual()
                        .deleteFirst(first)
                        .releaseWait(0)
                        .choices(List.of(cattle))
                        .made();
        Shape shape = new Shape(EVERY_KIND, 1, 1, network, 5000, 1, true);
        cloud = new MovingCloud(folder, shape, faults, moving, 4).withNewDatabase();
        run = new MovingRun(engine, cloud, "SHOWN");
        calls = new ShownCalls(cloud.simulated.books().get("calls"));
        run.start();
    }

    @AfterEach
    void close() throws Exception {
        cloud.close();
    }

    private List<Slice> slices() {
        return engine.bean(MoveSlices.class).slices(new Change("SHOWN"), "");
    }

    private Set<String> unshown() throws Exception {
        return calls.unshown(actions().toList());
    }

    @ParameterizedTest
    @CsvSource({"NEUTRON, false", "NOVA_NETWORK, false", "NEUTRON, true", "NOVA_NETWORK, true"})
    void nothingReachesTheCloudThatTheGateDidNotShow(NetworkKind network, boolean first)
            throws Exception {
        start(network, first);
        run.toTheEnd();
        MoveServersTest.nothingAmiss(cloud.ledger());
        assertThat(calls.count()).isGreaterThan(EVERY_KIND * 5);
        assertThat(unshown()).isEmpty();
    }

    @Test
    void aCallThatIsInNoActionIsFound() throws Exception {
        start(NetworkKind.NEUTRON, false);
        run.toTheEnd();
        String server = cloud.cloud.compute(Side.NEW).servers().get(0).id();
        cloud.cloud.changing().compute(Side.NEW).setMetadata(server, Map.of("a", "b"));
        assertThat(unshown()).singleElement().asString().contains("/metadata");
    }

    @ParameterizedTest
    @CsvSource({"NEUTRON", "NOVA_NETWORK"})
    void whatTakesAnEffectBackIsCarriedOutByTheWayBackAndShownToo(NetworkKind network)
            throws Exception {
        faults.on = true;
        start(network, false);
        run.until(() -> run.tasks().size() == EVERY_KIND);
        run.tasks().forEach(task -> run.decide(task, "undo"));
        run.until(
                () ->
                        run.tasks().size() == EVERY_KIND
                                && run.tasks().stream().allMatch(this::isUndone));
        assertThat(unshown()).isEmpty();
        List<Entry> all = engine.bean(Journal.class).of(new Change("SHOWN"));
        Set<String> done =
                all.stream()
                        .filter(e -> e.state() == Entry.State.DONE)
                        .map(e -> kind(e.key()))
                        .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        actions()
                .filter(action -> action.effect() && done.contains(kind(action.key())))
                .flatMap(action -> action.undo().by().stream())
                .filter(back -> !NOT_HERE.contains(back.key().part()))
                .filter(back -> !done.contains(kind(back.key())))
                .forEach(back -> missing.add(kind(back.key())));
        assertThat(missing).isEmpty();
        assertThat(cloud.ledger().path("servers"))
                .allMatch(server -> server.path("state").asText().equals("in-place"));
    }

    private boolean isUndone(Task task) {
        Key lock = new Key("stopServer", server(task), Place.region("havana"), "lock");
        return !engine.bean(Journal.class).mayBeDone(new Change("SHOWN"), lock);
    }

    private Subject server(Task task) {
        return Subject.server(run.server(task));
    }

    private Stream<Action> actions() {
        return slices().stream()
                .flatMap(slice -> slice.steps().stream())
                .flatMap(step -> step.actions().stream());
    }

    private static String kind(Key key) {
        return key.step() + " " + key.place() + " " + key.partKind();
    }
}
