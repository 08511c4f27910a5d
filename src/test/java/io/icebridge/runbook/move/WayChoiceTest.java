package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Samples;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Said;
import io.icebridge.runbook.inventory.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another way for one server, on a person's word. */
class WayChoiceTest {
    private static final String CHANGE = "CHG1";
    private static final CloudFile FILE = TestCloudFile.with(List.of(), "ctl");
    private static final Reason LOCKED = new Reason("locked", "its owner has locked it", "ask");
    private static final Reason STACK = new Reason("stack", "it belongs to a stack", "wait");

    private final StillCloud cloud = new StillCloud();
    private final MovingTables tables = new MovingTables();

    @BeforeEach
    void aRefusedServer() {
        cloud.old.servers.add(ServerSample.server("s1").get());
        tables.moves.plan(CHANGE, MoveSample.move("s1", "n1", "REFUSED", LOCKED, STACK));
    }

    private WayChoice choice() {
        return new WayChoice(
                tables.crossing(cloud.port(), FILE),
                new MethodTable(),
                tables.ways,
                MovingTables.CLOCK);
    }

    private Optional<String> objection(String method, String... codes) {
        return choice().objection(CHANGE, "s1", method, List.of(codes));
    }

    @Test
    void theWayMustBeOneThatThereIs() {
        assertThat(objection("")).hasValueSatisfying(w -> assertThat(w).startsWith("Say which"));
        assertThat(objection("BY_HAND")).isPresent();
    }

    @Test
    void everyReasonMustBeNamedAndTheMissingAreSaid() {
        assertThat(objection("SNAPSHOT", "stack"))
                .hasValue(
                        "Name every reason for which you answer. Missing: locked - its owner has"
                                + " locked it.");
        assertThat(objection("SNAPSHOT"))
                .hasValueSatisfying(why -> assertThat(why).contains("; stack - it belongs"));
        assertThat(objection("SNAPSHOT", "locked", "stack")).isEmpty();
    }

    @Test
    void whoeverLetsItWaitTouchesNothingAndAnswersForNothing() {
        assertThat(objection("WAIT")).isEmpty();
    }

    @Test
    void whatTheRulesForbidNoWordAllows() {
        assertThat(objection("VOLUME", "locked", "stack"))
                .hasValueSatisfying(
                        why ->
                                assertThat(why)
                                        .startsWith("The rules do not allow VOLUME")
                                        .endsWith("They say SNAPSHOT."));
    }

    @Test
    void aServerIsNotDeployedFromAnImageThatIsGone() {
        assertThat(objection("REDEPLOY", "locked", "stack"))
                .hasValueSatisfying(why -> assertThat(why).startsWith("Its image is gone"));
        cloud.images.put("i", Samples.image("i", "p"));
        assertThat(objection("REDEPLOY", "locked", "stack")).isEmpty();
    }

    @Test
    void aServerThatHasBegunToMoveIsUndoneFirst() {
        tables.done(CHANGE, "s1", ServerAction.LOCK, FILE, new Said("done"));
        assertThat(objection("SNAPSHOT", "locked", "stack"))
                .hasValueSatisfying(why -> assertThat(why).contains("Undo it first"));
    }

    @Test
    void aServerThatIsGoneHasNoOtherWay() {
        cloud.old.servers.clear();
        assertThat(objection("WAIT"))
                .hasValueSatisfying(why -> assertThat(why).contains("is gone"));
    }

    @Test
    void hisWordIsKeptWithNameTimeCommentAndTheReasonsAsTheyWereShown() {
        choice().choose(
                        CHANGE,
                        "s1",
                        "SNAPSHOT",
                        List.of("locked", "never-shown"),
                        "oscar",
                        "as agreed");
        assertThat(tables.ways.of(CHANGE, "s1"))
                .hasValue(
                        new Way(
                                "s1",
                                "SNAPSHOT",
                                List.of(LOCKED),
                                "oscar",
                                "as agreed",
                                MovingTables.NOW));
        assertThat(tables.ways.of("CHG2", "s1")).isEmpty();
    }

    @Test
    void ofSeveralWordsTheLastCounts() {
        choice().choose(CHANGE, "s1", "SNAPSHOT", List.of("locked", "stack"), "oscar", "now");
        choice().choose(CHANGE, "s1", "WAIT", List.of(), "olga", "not yet");
        assertThat(tables.ways.of(CHANGE, "s1"))
                .hasValueSatisfying(way -> assertThat(way.by()).isEqualTo("olga"));
        assertThat(tables.ways.of(CHANGE)).containsOnlyKeys("s1");
        assertThat(tables.ways.of(CHANGE).get("s1").told()).isEqualTo("olga chose WAIT: not yet");
    }
}
