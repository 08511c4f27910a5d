package io.icebridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoveWalkTest {
    private static final List<String> WAITS =
            List.of(
                    "serverStopped",
                    "snapshotActive",
                    "volumesFree",
                    "serverActive",
                    "volumesAttached",
                    "serverSettled",
                    "serverAnswers",
                    "addressesReleased",
                    "serverGone",
                    "nodeUp");

    private static Walk walk;

    @BeforeAll
    static void build() {
        walk = new Walk();
    }

    @AfterAll
    static void close() {
        walk.close();
    }

    @BeforeEach
    void begin() {
        walk.anew()
                .answer("decide", "approve", "approve", "approve")
                .step("planWave", e -> plan(e, "NEXT"), e -> plan(e, "DONE"))
                .step("claimServer", e -> claim(e, "s1"), e -> claim(e, null))
                .sets("findEmptied", "waveNodes", List.of("c1"))
                .sets("saveServer", "method", "SNAPSHOT")
                .sets("holdAddresses", "oldServerGoesFirst", false)
                .step("beginWait", MoveWalkTest::wait)
                .step("setAside", MoveWalkTest::tell);
    }

    private static void plan(DelegateExecution e, String state) {
        e.setVariable("waveState", state);
        e.setVariable("wave", 1);
        e.setVariable("slots", 1);
    }

    private static void claim(DelegateExecution e, String server) {
        e.setVariable("claim", server == null ? "NONE" : "CLAIMED");
        e.setVariable("serverId", server);
    }

    private static void wait(DelegateExecution e) {
        e.setVariable("remindAfter", "P7D");
        e.setVariable("waitUntil", "2099-01-01T00:00:00Z");
    }

    private static void tell(DelegateExecution e) {
        e.getProcessEngineServices()
                .getRuntimeService()
                .createMessageCorrelation("serverSetAside")
                .processInstanceBusinessKey(e.getProcessBusinessKey())
                .setVariableLocal("serverId", e.getVariable("serverId"))
                .setVariableLocal("method", e.getVariable("method"))
                .correlate();
    }

    private void everythingAwaitedHappens() {
        WAITS.forEach(walk::happens);
    }

    @Test
    void theOldServerIsDeletedAfterTheNewOneIsVerifiedAndTheNodeAfterIt() {
        walk.start("move-servers");
        everythingAwaitedHappens();
        assertThat(walk.done)
                .containsSubsequence(
                        "closeNodes",
                        "proveSnapshot",
                        "bootServer",
                        "verifyServer",
                        "deleteServer",
                        "checkAddresses",
                        "recordMove",
                        "proveNodeEmpty",
                        "dropOldService",
                        "closeMoves");
        assertThat(walk.ends("move-servers")).containsExactly("serversMoved");
    }

    @Test
    void aServerThatFailsIsSettledBesideWhileTheWaveGoesOn() {
        walk.step("proveSnapshot", Walk::fail, e -> {})
                .sets("findEmptied", "waveNodes", List.of())
                .start("move-servers");
        everythingAwaitedHappens();
        assertThat(walk.done).contains("setAside").endsWith("closeMoves");
        assertThat(walk.ends("move-servers")).isEmpty();
        walk.answer("decideOnServer", "retry").goOn();
        everythingAwaitedHappens();
        assertThat(walk.done).endsWith("recordMove");
        assertThat(walk.passed("serverTriedAgain")).isTrue();
        assertThat(walk.ends("settle-server")).containsExactly("serverSettled");
        assertThat(walk.ends("move-servers")).containsExactly("serversMoved");
    }

    @Test
    void aServerThatWaitsForItsOwnerHoldsNoSlot() {
        walk.sets("saveServer", "method", "WAIT")
                .sets("findEmptied", "waveNodes", List.of())
                .start("move-servers");
        assertThat(walk.done).endsWith("closeMoves");
        walk.happens("serverDeletedByOwner");
        assertThat(walk.ends("settle-server")).containsExactly("serverGoneByOwner");
        assertThat(walk.ends("move-servers")).containsExactly("serversMoved");
    }

    private void aServerWaits() {
        walk.sets("saveServer", "method", "WAIT")
                .sets("findEmptied", "waveNodes", List.of())
                .start("move-servers");
    }

    private long asked(String task) {
        return walk.engine.getTaskService().createTaskQuery().taskDefinitionKey(task).count();
    }

    @Test
    void anOperatorIsRemindedAgainAndAgainOfAServerThatWaits() {
        aServerWaits();
        assertThat(asked("remindOwner")).isZero();
        walk.due("reminderDue");
        assertThat(asked("remindOwner")).isOne();
        walk.answer("remindOwner", "wait").goOn();
        assertThat(asked("remindOwner")).isZero();
        walk.due("nextReminder");
        assertThat(asked("remindOwner")).isOne();
        walk.happens("serverDeletedByOwner");
        assertThat(asked("remindOwner")).as("nobody is asked any more").isZero();
        assertThat(walk.ends("settle-server")).containsExactly("serverGoneByOwner");
        assertThat(walk.ends("move-servers")).containsExactly("serversMoved");
    }

    @Test
    void anOperatorWhoEndsTheWaitDecidesOnTheServer() {
        aServerWaits();
        walk.answer("decideOnServer", "leave").answer("remindOwner", "end").due("reminderDue");
        assertThat(walk.passed("serverLeft")).isTrue();
        assertThat(walk.ends("settle-server")).containsExactly("serverSettled");
    }

    @Test
    void aServerThatIsStillThereAtTheEndOfItsWaitIsDecidedOn() {
        aServerWaits();
        walk.due("reminderDue");
        walk.step("recordGone", Walk::fail).due("waitOver");
        assertThat(asked("remindOwner")).isZero();
        assertThat(asked("decideOnServer")).isOne();
        walk.answer("decideOnServer", "leave").goOn();
        assertThat(walk.passed("serverLeft")).isTrue();
        assertThat(walk.ends("settle-server")).containsExactly("serverSettled");
    }

    @Test
    void aServerThatGoesAnotherWayIsMovedAgain() {
        walk.sets("saveServer", "method", "REFUSED", "SNAPSHOT")
                .sets("findEmptied", "waveNodes", List.of())
                .answer("decideOnServer", "another")
                .start("move-servers");
        everythingAwaitedHappens();
        assertThat(walk.done)
                .containsSubsequence("setAside", "chooseWay", "retryMove", "recordMove");
        assertThat(walk.passed("serverTriedAgain")).isTrue();
    }

    @Test
    void aTryThatCannotBePreparedComesBackToTheOperator() {
        walk.step("bootServer", Walk::fail)
                .step("retryMove", Walk::fail)
                .sets("findEmptied", "waveNodes", List.of())
                .answer("decideOnServer", "retry", "leave")
                .start("move-servers");
        everythingAwaitedHappens();
        assertThat(walk.done).containsSubsequence("retryMove", "leaveServer");
        assertThat(walk.done).containsOnlyOnce("bootServer");
        assertThat(walk.passed("serverLeft")).isTrue();
        assertThat(walk.ends("settle-server")).containsExactly("serverSettled");
    }

    @Test
    void anUndoneMoveAndAFailedCheckComeBackToTheOperator() {
        walk.step("bootServer", Walk::fail)
                .step("checkByHand", Walk::fail)
                .sets("findEmptied", "waveNodes", List.of())
                .answer("decideOnServer", "byHand", "undo", "leave")
                .start("move-servers");
        everythingAwaitedHappens();
        List.of("newServerGone", "volumesReturned", "oldServerBack").forEach(walk::happens);
        assertThat(walk.done)
                .containsSubsequence(
                        "checkByHand", "removeNewServer", "startOldServer", "leaveServer");
        assertThat(walk.passed("serverLeft")).isTrue();
        assertThat(walk.ends("settle-server")).containsExactly("serverSettled");
    }

    @Test
    void whatWasMovedByHandIsCheckedAndNeedsNoOtherTry() {
        walk.step("bootServer", Walk::fail)
                .sets("findEmptied", "waveNodes", List.of())
                .answer("decideOnServer", "byHand")
                .start("move-servers");
        everythingAwaitedHappens();
        assertThat(walk.done).contains("checkByHand").doesNotContain("retryMove");
        assertThat(walk.passed("serverMovedByHand")).isTrue();
        assertThat(walk.ends("move-servers")).containsExactly("serversMoved");
    }

    @Test
    void roomThatIsMissingIsAskedAboutBeforeTheGate() {
        walk.step("checkRoom", Walk::fail, e -> {})
                .answer("decideOnRoom", "retry")
                .start("move-servers");
        everythingAwaitedHappens();
        assertThat(walk.done).startsWith("checkRoom", "checkRoom", "collectEvidence");
        assertThat(walk.ends("move-servers")).containsExactly("serversMoved");
    }

    @Test
    void aFailureOfTheWholeIsDecidedOnBehindTheGateWhichIsNotAskedAgain() {
        walk.step("planWave", Walk::fail, e -> plan(e, "DONE"))
                .answer("decideOnMoves", "byHand")
                .start("move-servers");
        assertThat(walk.done)
                .containsOnlyOnce("collectEvidence")
                .containsSubsequence("planWave", "recordDecision", "prepareMoves", "closeMoves");
        assertThat(walk.ends("move-servers")).containsExactly("serversMoved");
    }

    @Test
    void aStopEndsEverythingThatMoves() {
        walk.step("planWave", Walk::fail).answer("decideOnMoves", "stop").start("move-servers");
        assertThat(walk.done).endsWith("planWave", "recordStop");
        assertThat(walk.ends("move-servers")).containsExactly("stopping");
    }

    @Test
    void aNodeThatFailsCanBeLeftOut() {
        walk.step("installNode", Walk::fail).answer("decideOnNode", "leave").start("move-servers");
        everythingAwaitedHappens();
        assertThat(walk.done).endsWith("leaveNode", "planWave", "closeMoves");
    }
}
