package io.icebridge.process.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.host.Command;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.journal.Undo;
import io.icebridge.process.ShownCalls;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.WholeCloud;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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
            assertThat(stages.traced().unsaid()).isEmpty();
            assertThat(calls.unshown(shown))
                    .noneMatch(call -> owned.stream().noneMatch(call::contains));
            assertThat(notDone(shown)).isEmpty();
            assertThat(notTakenBack(shown)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAPersonIsGivenIsWhatTheGatesShowed(NetworkKind network) throws Exception {
        Shape shape = new Shape(2, 2, 2, network, 5000, 1, false);
        try (WholeCloud world = new WholeCloud(folder, shape)) {
            HandyPerson person = new HandyPerson(world, journal, CHANGE);
            Stages stages = new Stages(CHANGE.id(), person::step, world).restoringAll();
            stages.upgradeAll();
            assertThat(person.asked()).containsExactlyInAnyOrderElementsOf(onHosts(stages.shown()));
            assertThat(person.inVain()).allMatch(what -> what.startsWith("write /"));
            assertThat(journal.of(CHANGE)).allMatch(e -> e.state() != Entry.State.BEGUN);
        }
    }

    private static Set<String> onHosts(List<Action> shown) {
        return shown.stream()
                .filter(a -> a.key().place().kind() == Place.Kind.HOST)
                .map(Traced::print)
                .collect(Collectors.toSet());
    }

    @Test
    void anActionThatWasAddedAndIsNowhereElseIsFound() {
        Key key = new Key("backUpService", Subject.service("glance"), Place.host("ctl-1"), "more");
        Action back =
                Action.effect(
                        new Key("goBack", key.subject(), key.place(), "less"), "a", Undo.NONE);
        Action added = Action.effect(key, "touch /tmp/more", Undo.by(List.of(back)));
        Traced traced = new Traced((change, action) -> {});
        traced.require(CHANGE, added);
        traced.on(new FakeHosts()).on("ctl-1").run(Command.of("touch /tmp/other"));
        assertThat(traced.unsaid()).hasSize(1);
        assertThat(notDone(List.of(added))).hasSize(1);
        assertThat(notTakenBack(List.of(added))).hasSize(1);
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
                .map(action -> kind(action.key()))
                .filter(kind -> !done.contains(kind))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> notTakenBack(List<Action> shown) {
        Set<String> done = done();
        return shown.stream()
                .flatMap(action -> action.undo().by().stream())
                .map(action -> kind(action.key()))
                .filter(kind -> !done.contains(kind))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> done() {
        return journal.of(CHANGE).stream()
                .filter(e -> e.state() == Entry.State.DONE)
                .map(e -> kind(e.key()))
                .collect(Collectors.toSet());
    }

    private static String kind(Key key) {
        return "%s %s %s %s".formatted(key.step(), key.subject(), key.place(), key.partKind());
    }
}
