package io.icebridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.WholeCloud;
import io.icebridge.simulator.NetworkKind;
import io.icebridge.simulator.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every stage that works on hosts, from its gate to its end and back: what reaches hosts and cloud
 * is what the gates showed, all of it, and what takes it back is carried out by the way back.
 */
class StagesShownTest {
    private static final Change CHANGE = new Change("SHOWN");

    @TempDir Path folder;

    private final Journal journal = TestDoor.journal();

    @ParameterizedTest
    @EnumSource
    void whatReachesHostsAndCloudIsWhatTheGatesShowedAndIsTakenBack(NetworkKind network)
            throws Exception {
        Shape shape = new Shape(2, 2, 2, network, 5000, 1, false);
        try (WholeCloud world = new WholeCloud(folder, shape)) {
            Stages stages = new Stages(CHANGE.id(), step(world), world).restoringAll();
            List<String> owned = servers(world);
            ShownCalls calls = new ShownCalls(world.simulated.books().get("calls"));
            stages.carryOut();
            List<Action> shown = stages.shown();
            shown.stream()
                    .filter(
                            a ->
                                    a.key().place().kind() != io.icebridge.journal.Place.Kind.HOST
                                            && a.effect())
                    .map(Traced::print)
                    .distinct()
                    .forEach(l -> System.out.println("XX " + l));
            assertThat(stages.traced().unsaid()).isEmpty();
            assertThat(calls.unshown(shown))
                    .noneMatch(call -> owned.stream().noneMatch(call::contains));
            assertThat(notDone(shown)).isEmpty();
            assertThat(notTakenBack(shown)).isEmpty();
        }
    }

    private Stages.Steps step(WholeCloud world) {
        Site site = world.site;
        return (name, work) -> work.accept(new Stages.Program(site, world.cloud, journal));
    }

    /** What their owners do to them is no matter of the runbook. */
    private static List<String> servers(WholeCloud world) {
        return world.cloud.compute(Side.OLD).servers().stream().map(Server::id).toList();
    }

    private Set<String> notDone(List<Action> shown) {
        Set<String> done = done();
        return shown.stream()
                .filter(Action::effect)
                .map(StagesShownTest::kind)
                .filter(kind -> !done.contains(kind))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> notTakenBack(List<Action> shown) {
        Set<String> done = done();
        return shown.stream()
                .flatMap(action -> action.undo().by().stream())
                .map(StagesShownTest::kind)
                .filter(kind -> !done.contains(kind))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> done() {
        return journal.of(CHANGE).stream()
                .filter(e -> e.state() == Entry.State.DONE)
                .map(
                        e ->
                                e.key().step()
                                        + " "
                                        + e.key().subject()
                                        + " "
                                        + e.key().place()
                                        + " "
                                        + e.key().partKind())
                .collect(Collectors.toSet());
    }

    private static String kind(Action action) {
        return action.key().step()
                + " "
                + action.key().subject()
                + " "
                + action.key().place()
                + " "
                + action.key().partKind();
    }
}
