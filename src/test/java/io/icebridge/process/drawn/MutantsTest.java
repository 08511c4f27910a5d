package io.icebridge.process.drawn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The project's own models with a way round a gate drawn into one. */
class MutantsTest {
    private static final String CALL =
            "<bpmn:callActivity id='%s' calledElement='%s'"
                    + " camunda:calledElementBinding='deployment'/>";
    private static final String FLOW =
            "<bpmn:sequenceFlow id='round' sourceRef='%s' targetRef='%s'/>";
    private static final String AT_GATE =
            "<bpmn:boundaryEvent id='late' attachedToRef='approveRetiring'>%s</bpmn:boundaryEvent>"
                    + FLOW.formatted("late", "novaRetirement");
    private static final String BESIDE =
            "<bpmn:subProcess id='beside' triggeredByEvent='true'>"
                    + "<bpmn:startEvent id='now' isInterrupting='%s'>%s</bpmn:startEvent>"
                    + "<bpmn:serviceTask id='stopOldNova'"
                    + " camunda:delegateExpression='${stopOldNova}'/>"
                    + FLOW.formatted("now", "stopOldNova")
                    + "</bpmn:subProcess>";
    private static final String MESSAGE =
            "<bpmn:messageEventDefinition messageRef='changeStopped'/>";
    private static final String TIMER =
            "<bpmn:timerEventDefinition><bpmn:timeDuration>PT1S</bpmn:timeDuration>"
                    + "</bpmn:timerEventDefinition>";

    @Test
    void aFlowPastTheGateIsFoundWithTheWayThatItOpens() {
        refused(
                added("retire-nova", FLOW.formatted("oldNovaIdle", "novaRetirement")),
                "retire-nova.bpmn: the serviceTask stopOldNova is reached without the gate"
                        + " retirement, by retire-nova, oldNovaIdle, novaRetirement,"
                        + " retirementStarted, proveRegionEmpty, stopOldNova. Draw a call of"
                        + " obtain-approval for it on that way.");
    }

    @ParameterizedTest
    @CsvSource({
        "retire-nova, stopOldNova",
        "move-servers, closeNodes",
        "move-wave, installNode",
        "upgrade-service, stopService",
        "upgrade-services, rehearseSchema",
        "upgrade-packages, upgradeHostPackages",
        "deploy-parallel-nova, createNovaDatabase"
    })
    void aGateThatIsTakenOutIsMissed(String model, String step) {
        Map<String, String> project = JarEngine.project();
        project.compute(
                model + ".bpmn",
                (name, text) ->
                        text.replaceFirst(
                                "calledElement=\"obtain-approval\"",
                                "calledElement=\"check-readiness\""));
        refused(project, "the serviceTask " + step + " is reached without the gate");
    }

    @Test
    void anotherGateIsNoneForTheStep() {
        refused(
                changed(
                        "retire-nova",
                        "sourceExpression=\"retirement\"",
                        "sourceExpression=\"move\""),
                "stopOldNova is reached without the gate retirement");
    }

    @Test
    void aGateThatOpensNothingIsNone() {
        refused(
                changed("retire-nova", "sourceExpression=\"retirement\"", "sourceExpression=\"x\""),
                "the callActivity approveRetiring asks for the gate x, which opens nothing");
    }

    @Test
    void aModelThatCallsStepsWithoutTheirGateIsRefused() {
        Map<String, String> project = JarEngine.project();
        project.put("shortcut.bpmn", shortcut("redeploy-node"));
        refused(
                project,
                "redeploy-node.bpmn: the serviceTask installNode is reached without the gate"
                        + " redeployment, by shortcut, start, call, redeploy-node, ");
    }

    @Test
    void aStepDrawnOnceMoreElsewhereIsRefused() {
        Map<String, String> project = JarEngine.project();
        project.put(
                "shortcut.bpmn",
                shortcut("check-readiness")
                        .replace(
                                "<bpmn:sequenceFlow id='round'",
                                step() + "<bpmn:sequenceFlow id='x'"));
        refused(project, "stopOldNova is reached without the gate retirement, by ");
    }

    private static String step() {
        return "<bpmn:serviceTask id='stopOldNova' camunda:delegateExpression='${stopOldNova}'/>";
    }

    private static String shortcut(String called) {
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
                  <bpmn:process id="shortcut" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <bpmn:startEvent id="start"/>%s%s
                  </bpmn:process>
                </bpmn:definitions>
                """
                .formatted(CALL.formatted("call", called), FLOW.formatted("start", "call"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void noEventLeavesAGate(String event) {
        refused(
                added("retire-nova", AT_GATE.formatted(event)),
                "the boundaryEvent late stands on the callActivity approveRetiring, where somebody"
                        + " decides");
    }

    static List<String> events() {
        return List.of(TIMER, MESSAGE, "<bpmn:errorEventDefinition errorRef='stepFailed'/>");
    }

    @Test
    void noMessageInterruptsAModelWithItsGate() {
        refused(
                added("retire-nova", BESIDE.formatted("true", MESSAGE)),
                "the startEvent now interrupts process retire-nova with its gate");
    }

    @Test
    void whatRunsBesideAGateIsNotBehindIt() {
        refused(
                added(
                        "retire-nova",
                        BESIDE.formatted("false", MESSAGE)
                                .replace("stopOldNova", "archiveDatabase")),
                "archiveDatabase is reached without the gate retirement, by retire-nova, beside,"
                        + " now, archiveDatabase");
    }

    @Test
    void aGateIsNotRepeatedNeverOrOften() {
        refused(
                changed(
                        "retire-nova",
                        "</bpmn:extensionElements>\n      <bpmn:incoming>oldNovaIdle",
                        "</bpmn:extensionElements><bpmn:multiInstanceLoopCharacteristics><bpmn:"
                                + "loopCardinality>${none}</bpmn:loopCardinality></bpmn:"
                                + "multiInstanceLoopCharacteristics><bpmn:incoming>oldNovaIdle"),
                "the callActivity approveRetiring is not one gate");
    }

    @ParameterizedTest
    @CsvSource({
        "approvalAsked, gateStands",
        "evidenceFailed, gateApproved",
        "decide, gateApproved",
        "evidenceDecided, gateStands"
    })
    void theGateItselfIsLeftByAnApprovalAlone(String from, String to) {
        refused(
                added("obtain-approval", FLOW.formatted(from, to)),
                "the endEvent " + to + " ends the gate without an approval");
    }

    @Test
    void theFlowThatAGatewayTakesElseIsNoApproval() {
        refused(
                changed(
                        "obtain-approval",
                        "default=\"decisionTakenToGateRejected\"",
                        "default=\"decisionTakenToGateApproved\""),
                "the endEvent gateApproved ends the gate without an approval");
    }

    @Test
    void whereNothingLeadsOnTheGateEndsToo() {
        refused(
                added(
                        "obtain-approval",
                        "<bpmn:serviceTask id='checkRoom' camunda:delegateExpression='${checkRoom}'/>"
                                + FLOW.formatted("approvedAlready", "checkRoom")),
                "the serviceTask checkRoom ends the gate without an approval");
    }

    @Test
    void noTimerStandsOnTheTaskOfAGate() {
        refused(
                added(
                        "obtain-approval",
                        "<bpmn:boundaryEvent id='late' attachedToRef='decide'>%s</bpmn:boundaryEvent>"
                                .formatted(TIMER)),
                "the boundaryEvent late stands on the userTask decide");
    }

    @Test
    void noTaskIsAGateOfItsOwn() {
        refused(
                changed("retire-nova", "formRef=\"decide-on-failure\"", "formRef=\"gate\""),
                "the userTask decideOnRetirement is a gate of its own");
    }

    @Test
    void aWholeEngineIsNotBuiltOverOne() {
        Map<String, String> project =
                added("retire-nova", FLOW.formatted("oldNovaIdle", "novaRetirement"));
        assertThatThrownBy(() -> JarEngine.started(JarEngine.database(), project))
                .hasMessageStartingWith("These models are not run:\n  retire-nova.bpmn: ")
                .hasMessageContaining("without the gate retirement");
    }

    private static Map<String, String> added(String model, String what) {
        return changed(model, "</bpmn:process>", what + "</bpmn:process>");
    }

    private static Map<String, String> changed(String model, String old, String now) {
        Map<String, String> project = JarEngine.project();
        String text = project.get(model + ".bpmn");
        assertThat(text).contains(old);
        project.put(model + ".bpmn", text.replace(old, now));
        return project;
    }

    private static void refused(Map<String, String> files, String sentence) {
        assertThatThrownBy(() -> JarEngine.looksThrough(files)).hasMessageContaining(sentence);
    }
}
