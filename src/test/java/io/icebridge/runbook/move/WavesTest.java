package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.ByHand;
import io.icebridge.journal.Change;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.move.Move.State;
import io.icebridge.runbook.move.Waves.Next;
import io.icebridge.runbook.profile.Profiles;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One node after another is emptied, and what became of it decides what comes next. */
class WavesTest {
    private static final String CHANGE = "CHG1";

    private final StillCloud cloud = new StillCloud();
    private final MovingTables tables = new MovingTables();
    private String profile = "havana-icehouse";
    private final Waves waves = waves("n1", "n2");

    /** The named nodes are among the cloud file's hosts, so that they can be redeployed. */
    private Waves waves(String... ours) {
        CloudFile file =
                TestCloudFile.with(
                        Arrays.stream(ours)
                                .map(n -> TestCloudFile.host(n, List.of("compute")))
                                .toList(),
                        "ctl");
        return new Waves(
                cloud.port(),
                file,
                Profiles.load(profile),
                TestDoor.open(tables.journal(), null, null),
                tables.moves,
                tables.nodes);
    }

    private void node(String name, String... servers) {
        cloud.old.hypervisor(name, 8192, 0);
        tables.nodes.plan(CHANGE, name);
        for (String server : servers) {
            tables.moves.plan(CHANGE, MoveSample.move(server, name, "SNAPSHOT"));
            cloud.old.servers.add(ServerSample.server(server).on(name).get());
        }
    }

    private void becomes(String server, State state) {
        tables.moves.state(CHANGE, server, state);
        if (state.over() && state != State.LEFT) {
            cloud.old.servers.removeIf(s -> s.id().equals(server));
        }
    }

    private Nodes.State stateOf(String node) {
        return tables.nodes.of(CHANGE).stream()
                .filter(n -> n.name().equals(node))
                .map(Nodes.Node::state)
                .findFirst()
                .orElseThrow();
    }

    private void redeployed(String node) {
        tables.journal()
                .note(
                        new Change(CHANGE),
                        key("dropOldService", node),
                        "drop its old service",
                        new Said("gone"));
    }

    private static Key key(String step, String node) {
        return new Key(step, Subject.node(node), Place.region("old"), "");
    }

    @Test
    void aWaveTakesANodeWithItsServersAndTheNextWaveTheNext() {
        node("n1", "s1");
        node("n2", "s2", "s3");
        assertThat(waves.plan(CHANGE).next()).isEqualTo(Next.NEXT);
        assertThat(tables.nodes.inWave(CHANGE, 1)).containsExactly("n1");
        assertThat(tables.moves.unclaimed(CHANGE, 1)).containsExactly("s1");
        becomes("s1", State.MOVED);
        redeployed("n1");
        assertThat(waves.plan(CHANGE).next()).isEqualTo(Next.NEXT);
        assertThat(tables.moves.unclaimed(CHANGE, 2)).containsExactly("s2", "s3");
        assertThat(stateOf("n1")).isEqualTo(Nodes.State.DONE);
    }

    @Test
    void aNodeWhoseServerWaitsForSomebodyHoldsUpNoOther() {
        node("n1", "s1");
        node("n2", "s2", "s3");
        waves.plan(CHANGE);
        becomes("s1", State.ASIDE);
        assertThat(waves.plan(CHANGE).next()).isEqualTo(Next.NEXT);
        assertThat(stateOf("n1")).isEqualTo(Nodes.State.WAITING);
        assertThat(tables.nodes.inWave(CHANGE, 2)).containsExactly("n2");
    }

    @Test
    void whenOnlyWaitingNodesAreLeftTheirServersAreWaitedFor() {
        node("n1", "s1");
        waves.plan(CHANGE);
        becomes("s1", State.ASIDE);
        assertThat(waves.plan(CHANGE).next()).isEqualTo(Next.WAITING);
        assertThat(waves.somethingToDo(CHANGE)).isFalse();
        becomes("s1", State.GONE);
        assertThat(waves.somethingToDo(CHANGE)).isTrue();
        assertThat(waves.plan(CHANGE).next()).isEqualTo(Next.NEXT);
        assertThat(waves.emptied(CHANGE, 1)).containsExactly("n1");
        redeployed("n1");
        assertThat(waves.plan(CHANGE).next()).isEqualTo(Next.NONE);
    }

    @Test
    void wavesAreNumberedAsTheGateShowedThemThoughANodeComesBackToBeRedeployed() {
        node("n1", "s1");
        node("n2", "s2", "s3");
        assertThat(waves.plan(CHANGE)).isEqualTo(new Waves.Planned(Next.NEXT, 1));
        becomes("s1", State.ASIDE);
        assertThat(waves.plan(CHANGE)).isEqualTo(new Waves.Planned(Next.NEXT, 2));
        becomes("s1", State.MOVED);
        becomes("s2", State.ASIDE);
        becomes("s3", State.MOVED);
        assertThat(waves.plan(CHANGE)).isEqualTo(new Waves.Planned(Next.NEXT, 1));
        redeployed("n1");
        becomes("s2", State.MOVED);
        assertThat(waves.plan(CHANGE)).isEqualTo(new Waves.Planned(Next.NEXT, 2));
        assertThat(waves.emptied(CHANGE, 2)).containsExactly("n2");
        redeployed("n2");
        node("n3", "s4");
        assertThat(waves.plan(CHANGE)).isEqualTo(new Waves.Planned(Next.NEXT, 3));
    }

    @Test
    void anEmptyNodeIsEmptiedAtOnce() {
        node("n1");
        waves.plan(CHANGE);
        assertThat(waves.emptied(CHANGE, 1)).containsExactly("n1");
    }

    @Test
    void aNodeIsEmptiedOnlyWhenNovaHasNothingThereAnyMore() {
        node("n1", "s1");
        waves.plan(CHANGE);
        assertThat(waves.emptied(CHANGE, 1)).isEmpty();
        tables.moves.state(CHANGE, "s1", State.MOVED);
        assertThat(waves.emptied(CHANGE, 1)).isEmpty();
        cloud.old.servers.clear();
        assertThat(waves.emptied(CHANGE, 1)).containsExactly("n1");
    }

    @Test
    void aNodeThatKeepsAServerIsNotRedeployedAndDone() {
        node("n1", "s1", "s2");
        waves.plan(CHANGE);
        becomes("s1", State.MOVED);
        becomes("s2", State.LEFT);
        assertThat(waves.emptied(CHANGE, 1)).isEmpty();
        assertThat(waves.plan(CHANGE).next()).isEqualTo(Next.NONE);
        assertThat(stateOf("n1")).isEqualTo(Nodes.State.DONE);
    }

    @Test
    void aNodeThatIsNoneOfTheCloudFilesIsEmptiedAndLeftAlone() {
        node("far", "s1");
        Waves others = waves("n1");
        others.plan(CHANGE);
        becomes("s1", State.MOVED);
        assertThat(others.emptied(CHANGE, 1)).isEmpty();
        assertThat(others.plan(CHANGE).next()).isEqualTo(Next.NONE);
    }

    @Test
    void aNodeWhoseRedeploymentDidNotEndComesAgain() {
        node("n1", "s1");
        waves.plan(CHANGE);
        becomes("s1", State.MOVED);
        assertThat(waves.plan(CHANGE).next()).isEqualTo(Next.NEXT);
        assertThat(waves.emptied(CHANGE, 1)).containsExactly("n1");
    }

    @Test
    void aNodeThatIsNotEmptyThoughNothingIsLeftToMoveIsSaidInsteadOfComingWithoutEnd() {
        node("n1", "s1");
        waves.plan(CHANGE);
        tables.moves.state(CHANGE, "s1", State.MOVED);
        assertThatThrownBy(() -> waves.plan(CHANGE))
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("Nova still has servers there: ")
                .hasMessageContaining("(s1)");
        cloud.old.servers.clear();
        assertThat(waves.plan(CHANGE).next()).isEqualTo(Next.NEXT);
    }

    @Test
    void whatComesToANodeAfterItsWaveHasAnotherWave() {
        node("far", "s1");
        Waves others = waves("n1");
        others.plan(CHANGE);
        becomes("s1", State.MOVED);
        assertThat(others.plan(CHANGE).next()).isEqualTo(Next.NONE);
        assertThat(stateOf("far")).isEqualTo(Nodes.State.DONE);
        node("far", "s2");
        assertThat(others.plan(CHANGE).next()).isEqualTo(Next.NEXT);
        assertThat(tables.moves.unclaimed(CHANGE, 2)).containsExactly("s2");
    }

    @Test
    void whatComesUntilTheNodesAreClosedGoesWithTheWave() {
        node("n1", "s1");
        waves.plan(CHANGE);
        node("n1", "s2");
        waves.fill(CHANGE, 1);
        assertThat(waves.slots(CHANGE, 1, 50)).isEqualTo(2);
    }

    @Test
    void aServerOnNoNodeIsWaitedForThoughNoNodeIsLeft() {
        tables.moves.plan(CHANGE, MoveSample.move("s1", "", "REFUSED"));
        becomes("s1", State.ASIDE);
        assertThat(waves.plan(CHANGE).next()).isEqualTo(Next.WAITING);
        assertThat(waves.somethingToDo(CHANGE)).isFalse();
        becomes("s1", State.LEFT);
        assertThat(waves.somethingToDo(CHANGE)).isTrue();
        assertThat(waves.plan(CHANGE).next()).isEqualTo(Next.NONE);
    }

    @Test
    void aNodeThatAStopLeftInTheMidstOfItsServersComesAgain() {
        node("n1", "s1");
        waves.plan(CHANGE);
        tables.moves.unclaimAll(CHANGE);
        assertThat(waves.plan(CHANGE).next()).isEqualTo(Next.NEXT);
        assertThat(tables.moves.unclaimed(CHANGE, 2)).containsExactly("s1");
    }

    @Test
    void aNodeThatAPersonLeftIsDone() {
        node("n1");
        waves.plan(CHANGE);
        tables.journal()
                .byHand(
                        new Change(CHANGE),
                        key("leaveNode", "n1"),
                        "leave it",
                        new ByHand("oscar", "kept as it is"));
        assertThat(waves.plan(CHANGE).next()).isEqualTo(Next.NONE);
    }

    @Test
    void aWaveNeedsNoMoreSlotsThanItHasServers() {
        node("n1", "s1", "s2");
        waves.plan(CHANGE);
        assertThat(waves.slots(CHANGE, 1, 50)).isEqualTo(2);
        assertThat(waves.slots(CHANGE, 1, 1)).isEqualTo(1);
    }

    @Test
    void aNodeIsPlannedOnceWhateverBecameOfIt() {
        node("n1");
        waves.plan(CHANGE);
        tables.nodes.plan(CHANGE, "n1");
        assertThat(tables.nodes.of(CHANGE))
                .containsExactly(new Nodes.Node("n1", 1, Nodes.State.IN_WAVE));
    }

    @Test
    void whereTheProfileOffersNoRedeploymentAnEmptiedNodeIsLeftAlone() {
        profile = "zed";
        Waves left = waves("n1");
        node("n1", "s1");
        left.plan(CHANGE);
        becomes("s1", State.MOVED);
        assertThat(left.emptied(CHANGE, 1)).isEmpty();
        assertThat(waves.emptied(CHANGE, 1)).containsExactly("n1");
    }
}
