package io.icebridge.process.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.Starts.Start;
import io.icebridge.approval.Terms;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.process.step.Step;
import io.icebridge.runbook.StepFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

class FourEyesTest {
    private final Rig rig = Rig.fresh();

    @Test
    void whoStartedTheChangeDoesNotApproveIt() {
        rig.start("ada");
        refused("ada", "approve", "looks fine", "ada started this change");
    }

    @Test
    void whoStartedAnotherPartOfTheChangeDoesNotApproveIt() {
        rig.start("ada");
        rig.decide("bob", "approve", "looks fine");
        rig.start("bob");
        refused("bob", "approve", "looks fine", "bob started this change");
        refused("ada", "approve", "looks fine", "ada started this change");
    }

    @Test
    void whoMayNotDecideDoesNotKeepTheGateFromThoseWhoMay() {
        rig.start("ada");
        for (String person : List.of("ada", "eve")) {
            rig.as(person);
            assertThatThrownBy(() -> rig.engine.getTaskService().claim(rig.task().getId(), person))
                    .isInstanceOf(AuthorizationException.class);
            rig.as(null);
        }
        assertThat(rig.task().getAssignee()).isNull();
    }

    @Test
    void whereTwoHaveToApproveOneAloneOpensNothing() {
        rig.terms = new Terms(2, Optional.empty(), Optional.empty());
        ProcessInstance change = rig.start("ada");
        rig.decide("bob", "approve", "looks fine");
        refused("bob", "approve", "once more", "bob has approved this already");
        rig.as("bob");
        assertThatThrownBy(() -> rig.engine.getTaskService().claim(rig.task().getId(), "bob"))
                .hasMessageContaining("bob has approved this already");
        assertThat(rig.shown("about")).contains("Approved so far", "bob");
        assertThat(rig.approvals.passed(rig.change, "retirement", rig.terms)).isFalse();
        rig.decide("cyd", "approve", "to me too");
        assertThat(rig.approvals.passed(rig.change, "retirement", rig.terms)).isTrue();
        assertThat(rig.opened()).isTrue();
        assertThat(rig.ends(change)).contains("oldNovaRetired");
    }

    @Test
    void whoApprovesAndThenStartsSomethingOfTheChangeCountsNoMore() {
        countsNoMoreAfter(
                () ->
                        rig.records
                                .starts()
                                .add(
                                        "another",
                                        new Start(
                                                rig.change,
                                                "deploy-parallel-nova",
                                                "bob",
                                                Instant.now(),
                                                "",
                                                "",
                                                "")));
    }

    @Test
    void whoApprovesAndThenVouchesForWhatIsShownCountsNoMore() {
        countsNoMoreAfter(
                () ->
                        rig.records
                                .decisions()
                                .add(
                                        new Decision(
                                                rig.change,
                                                "server s1",
                                                "decideOnServer",
                                                "byHand",
                                                "looked myself",
                                                "",
                                                "bob",
                                                Instant.now())));
    }

    private void countsNoMoreAfter(Runnable what) {
        rig.terms = new Terms(2, Optional.empty(), Optional.empty());
        ProcessInstance change = rig.start("ada");
        rig.decide("bob", "approve", "looks fine");
        what.run();
        rig.decide("cyd", "approve", "to me too");
        assertThat(rig.ends(change)).isEmpty();
        assertThat(rig.shown("about"))
                .contains("\"Approved so far\",\"value\":\"cyd")
                .doesNotContain("\"bob, ");
        assertThat(rig.opened()).isFalse();
    }

    @Test
    void anotherWhoChangedTheApproversPasswordIsKeptWithTheApproval() {
        rig.start("ada");
        User bob = rig.engine.getIdentityService().createUserQuery().userId("bob").singleResult();
        bob.setPassword("new-one-of-today");
        rig.as("root");
        rig.engine.getIdentityService().saveUser(bob);
        rig.decide("bob", "approve", "looks fine");
        assertThat(rig.approvals.of(rig.change))
                .singleElement()
                .satisfies(
                        approval ->
                                assertThat(approval.approverChanged())
                                        .contains("root set the password"));
    }

    @Test
    void whoIsNoChangeManagerDoesNotApprove() {
        rig.start("ada");
        refused("eve", "approve", "looks fine", "eve is not a change manager");
    }

    @Test
    void nobodyDoesNotApprove() {
        rig.start("ada");
        refused(null, "approve", "looks fine", "somebody who is logged in");
    }

    @Test
    void aChangeThatNobodyStartedIsNotApproved() {
        rig.start(null);
        refused("bob", "approve", "looks fine", "Nobody is known to have started");
    }

    @Test
    void whoDidAStepByHandDoesNotApproveItsEvidence() {
        rig.beans.put("proveRegionEmpty", failing());
        rig.start("ada");
        rig.decide("bob", "approve", "looks fine");
        rig.decide("bob", "byHand", "looked myself");
        rig.evidence = other();
        rig.start("ada");
        refused("bob", "approve", "looks fine", "bob produced a part of this evidence");
    }

    @Test
    void aDecisionThatTheFormDoesNotOfferIsRefused() {
        rig.start("ada");
        refused("bob", "maybe", "looks fine", "must be one of approve, reject");
        refused("bob", "approve", " ok  ", "comment of at least 5 characters");
    }

    @Test
    void anEarlierAnswerDoesNotCountForTheNextTask() {
        rig.beans.put("proveRegionEmpty", failing());
        rig.start("ada");
        rig.decide("bob", "approve", "looks fine");
        rig.decide("eve", "retry", "once more");
        rig.as("eve");
        assertThatThrownBy(() -> rig.engine.getTaskService().complete(rig.task().getId()))
                .hasMessageContaining("must be one of retry, byHand, stop");
    }

    @Test
    void aBpmnErrorIsNoWayRoundAGate() {
        ProcessInstance change = rig.start("ada");
        rig.as("bob");
        assertThatThrownBy(
                        () ->
                                rig.engine
                                        .getTaskService()
                                        .handleBpmnError(rig.task().getId(), "CHANGE_STOPPED"))
                .isInstanceOf(AuthorizationException.class);
        assertThat(rig.ends(change)).isEmpty();
    }

    /** A step that fails until the change was told that it was done by hand. */
    private Step failing() {
        return Step.of(
                rig.failures,
                here -> {
                    Change change = new Change(rig.change);
                    Key proof =
                            new Key(
                                    "proveRegionEmpty",
                                    Subject.CHANGE,
                                    Place.region("old"),
                                    "empty");
                    if (!rig.journal.settled(change, proof)) {
                        rig.journal.lookedInVain(change, Action.look(proof, "look"), "s1, s2");
                        throw new StepFailure(
                                StepFailure.Kind.PROOF_FAILED, "servers are left", "s1, s2");
                    }
                });
    }

    private Evidence other() {
        return new Evidence("Other", "", List.of(), List.of(), List.of());
    }

    private void refused(String person, String decision, String comment, String why) {
        String before = rig.task().getId();
        int decided = rig.approvals.of(rig.change).size();
        assertThatThrownBy(() -> rig.decide(person, decision, comment)).hasMessageContaining(why);
        assertThat(rig.task().getId()).isEqualTo(before);
        assertThat(rig.approvals.of(rig.change)).hasSize(decided);
    }
}
