package io.icebridge.process.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Approval.Gate;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSources;
import io.icebridge.journal.Change;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Here;
import io.icebridge.runbook.StepFailure;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

class ObtainApprovalTest {
    private final Rig rig = Rig.fresh();

    @Test
    void aChangeManagerSeesTheEvidence() {
        rig.start("ada");
        assertThat(rig.task().getName())
                .isEqualTo("Approve Retirement of the old Nova (" + rig.change + ")");
        Map<String, Object> shown = rig.engine.getTaskService().getVariables(rig.task().getId());
        assertThat(shown.get("digest").toString()).hasSize(64);
        assertThat(shown.get("about").toString())
                .contains("All is moved.", rig.change, "retire-nova by ada");
        assertThat(shown.get("next").toString()).contains("service stop");
    }

    @Test
    void aTitleThatIsTooLongIsCutBetweenSigns() {
        for (String before : List.of("", "x")) {
            String title = before + "\ud83d\ude00".repeat(120);
            rig.evidence = new Evidence(title, "", List.of(), List.of(), List.of());
            ProcessInstance change = rig.start("ada");
            String name = rig.task().getName();
            assertThat(new String(name.getBytes(UTF_8), UTF_8)).isEqualTo(name);
            rig.engine.getRuntimeService().deleteProcessInstance(change.getId(), "over");
        }
    }

    @Test
    void whatIsAtStakeStandsBeforeTheRestAndTheWholeIsOnAPage() {
        rig.start("ada");
        assertThat(rig.shown("about"))
                .containsSubsequence("You approve", "Changes by this gate", "Change\"", "Started");
        assertThat(rig.shown("whole"))
                .contains("/change/" + rig.change + "/gates/", ": 1 row of what comes next.");
        assertThat(rig.records.collected().of(rig.change))
                .singleElement()
                .satisfies(line -> assertThat(line.digest()).isEqualTo(rig.shown("digest")));
    }

    @Test
    void ofALongTableTheFormShowsTheBeginningAndTheDigestIsOfAll() {
        Evidence one = rig.evidence;
        rig.evidence =
                new Evidence(
                        one.title(),
                        one.summary(),
                        one.done(),
                        IntStream.range(0, 1000)
                                .mapToObj(n -> new Evidence.Next("step-" + n, "c1", "boot"))
                                .toList(),
                        one.findings());
        rig.start("ada");
        assertThat(rig.shown("next")).contains("step-0\"", "step-59\"").doesNotContain("step-60\"");
        assertThat(rig.shown("whole")).contains("1000 rows of what comes next");
        rig.decide("bob", "approve", "looks fine");
        assertThat(Evidence.read(rig.approvals.of(rig.change).get(0).evidence()).next())
                .hasSize(1000);
    }

    @Test
    void whatWasDecidedSinceTheLastGateIsShownInShort() {
        rig.beans.put("proveRegionEmpty", Step.of(rig.failures, here -> fail(here)));
        rig.start("ada");
        rig.decide("bob", "approve", "looks fine");
        assertThat(rig.task().getName()).isEqualTo("Decide on retirement (" + rig.change + ")");
        assertThat(rig.task().getPriority()).isEqualTo(Urgency.CHANGE_STANDS.priority());
        assertThat(rig.shown("heading")).contains("](/change/" + rig.change + ")", "waits since");
        rig.decide("eve", "stop", "not tonight");
        rig.evidence = drifted();
        rig.start("ada");
        assertThat(rig.shown("lately")).contains("stop by eve: not tonight");
    }

    private static void fail(Here here) {
        throw new StepFailure(StepFailure.Kind.PROOF_FAILED, here.step() + " found a server");
    }

    @Test
    void anApprovalBySomebodyElseLetsTheChangeGoOn() {
        ProcessInstance change = rig.start("ada");
        rig.decide("bob", "approve", "looks fine");
        assertThat(rig.ends(change)).contains("oldNovaRetired");
        Approval approval =
                rig.approvals.latest(new Gate(rig.change, "retirement", "")).orElseThrow();
        assertThat(approval.by()).isEqualTo("bob");
        assertThat(approval.startedBy()).isEqualTo("ada");
        assertThat(approval.comment()).isEqualTo("looks fine");
        Evidence shown = Evidence.read(approval.evidence());
        assertThat(shown.next()).isEqualTo(rig.evidence.next());
        assertThat(approval.digest()).isEqualTo(shown.digest());
    }

    @Test
    void aRejectionStopsTheChangeOnRecord() {
        ProcessInstance change = rig.start("ada");
        rig.decide("bob", "reject", "not today");
        assertThat(rig.ends(change)).contains("changeEnded").doesNotContain("oldNovaRetired");
        assertThat(rig.journal.of(new Change(rig.change)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.result()).contains("bob", "not today"));
    }

    @Test
    void whatDriftedMeanwhileIsAskedForAgain() {
        ProcessInstance change = rig.start("ada");
        rig.evidence = drifted();
        rig.decide("bob", "approve", "looks fine");
        assertThat(rig.ends(change)).isEmpty();
        assertThat(rig.opened()).isFalse();
        assertThat(rig.shown("next")).contains("c2");
        rig.decide("bob", "approve", "still fine");
        assertThat(rig.ends(change)).contains("oldNovaRetired");
    }

    @Test
    void whatWasDoneMayGrowWithoutAskingAgain() {
        Evidence later = rig.evidence;
        rig.start("ada");
        rig.evidence =
                new Evidence(
                        later.title(),
                        "Later.",
                        List.of(new Evidence.Done("Move", "n1", "now", "done")),
                        later.next(),
                        later.findings());
        rig.decide("bob", "approve", "looks fine");
        assertThat(rig.task()).isNull();
    }

    @Test
    void anApprovalStandsForTheSameChange() {
        rig.start("ada");
        rig.decide("bob", "approve", "looks fine");
        rig.start("ada");
        assertThat(rig.task()).isNull();
        rig.start("ada", "retire-nova", rig.change + "b");
        assertThat(rig.task()).isNotNull();
    }

    @Test
    void anApprovalDoesNotStandAfterADrift() {
        rig.start("ada");
        rig.decide("bob", "approve", "looks fine");
        rig.evidence = drifted();
        rig.start("ada");
        assertThat(rig.task()).isNotNull();
    }

    @Test
    void whenAllIsOverThatWasApprovedNobodyIsAskedAgain() {
        rig.start("ada");
        rig.decide("bob", "approve", "looks fine");
        rig.evidence = drifted();
        rig.over = true;
        ProcessInstance again = rig.start("ada");
        assertThat(rig.ends(again)).contains("oldNovaRetired");
    }

    @Test
    void whereNobodyHasApprovedSomebodyIsAskedThoughNothingIsLeft() {
        rig.over = true;
        rig.start("ada");
        assertThat(rig.task()).isNotNull();
    }

    @Test
    void anApprovalDoesNotStandForWhatTheApproverStarts() {
        rig.start("ada");
        rig.decide("bob", "approve", "looks fine");
        rig.start("bob");
        assertThat(rig.task()).isNotNull();
    }

    @Test
    void aForgedVariableIsNoApproval() {
        ProcessInstance change = rig.start("ada");
        String instance = rig.task().getProcessInstanceId();
        rig.engine.getRuntimeService().setVariable(instance, "verdict", "APPROVED");
        rig.engine
                .getRuntimeService()
                .createProcessInstanceModification(instance)
                .cancelAllForActivity("decide")
                .startBeforeActivity("checkDecision")
                .execute();
        rig.run();
        assertThat(rig.ends(change)).doesNotContain("oldNovaRetired");
        assertThat(rig.task().getTaskDefinitionKey()).isEqualTo("decideOnEvidence");
        assertThat(rig.armed).contains(rig.change);
        assertThat(rig.records.trail().of(rig.change))
                .anySatisfy(
                        line -> {
                            assertThat(line.what())
                                    .isEqualTo("moved a token of obtain-approval, gate retirement");
                            assertThat(line.why())
                                    .contains("activity 'decide'")
                                    .contains("Start before activity 'checkDecision'");
                        });
    }

    @Test
    void aChangeThatWasTakenAwaySaysSoAndArmsItsGates() {
        rig.start("ada");
        rig.decide("bob", "approve", "looks fine");
        rig.start("ada", "retire-nova", rig.change + "b");
        String other = rig.task().getProcessInstanceId();
        rig.as("root");
        assertThatThrownBy(
                        () ->
                                rig.engine
                                        .getRuntimeService()
                                        .deleteProcessInstance(other, "in my way"))
                .isInstanceOf(AuthorizationException.class);
        rig.as(null);
        rig.engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(
                        root ->
                                rig.engine
                                        .getRuntimeService()
                                        .deleteProcessInstance(root.getId(), "in my way"));
        assertThat(rig.records.starts().runs(rig.change + "b"))
                .singleElement()
                .satisfies(run -> assertThat(run.outcome()).isEqualTo("cancelled: in my way"));
        assertThat(rig.armed).contains(rig.change + "b").doesNotContain(rig.change);
        assertThat(rig.records.starts().runs(rig.change))
                .singleElement()
                .satisfies(run -> assertThat(run.outcome()).isEqualTo("Old Nova retired"));
    }

    @Test
    void aGateOfAChangeThatWasTakenAwayAsksAnew() {
        rig.beans.put("proveRegionEmpty", Step.of(rig.failures, here -> fail(here)));
        ProcessInstance change = rig.start("ada");
        rig.decide("bob", "approve", "looks fine");
        rig.engine.getRuntimeService().deleteProcessInstance(change.getId(), "in my way");
        rig.start("ada");
        assertThat(rig.task().getTaskDefinitionKey()).isEqualTo("decide");
        rig.decide("bob", "approve", "still fine");
        assertThat(rig.task().getTaskDefinitionKey()).isEqualTo("decideOnRetirement");
    }

    @Test
    void whatSomebodyElseRewroteInTheFormCannotBeApproved() {
        ProcessInstance change = rig.start("ada");
        rig.engine.getTaskService().setVariable(rig.task().getId(), "gateTitle", "Harmless");
        assertThatThrownBy(() -> rig.decide("bob", "approve", "looks fine"))
                .hasMessageContaining("is not what was collected");
        assertThat(rig.ends(change)).isEmpty();
        assertThat(rig.approvals.of(rig.change)).isEmpty();
    }

    @Test
    void aGateThatNobodyCollectsEvidenceForStaysShut() {
        assertThatThrownBy(
                        () ->
                                new EvidenceSources(List.of(), List.of(), null, null)
                                        .collect(rig.change, "move", ""))
                .hasMessageContaining("the gate move");
    }

    private Evidence drifted() {
        return new Evidence(
                rig.evidence.title(),
                rig.evidence.summary(),
                rig.evidence.done(),
                List.of(new Evidence.Next("Stop old Nova", "c2", "service stop")),
                rig.evidence.findings());
    }
}
