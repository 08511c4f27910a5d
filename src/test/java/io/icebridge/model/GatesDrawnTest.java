package io.icebridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.junit.jupiter.api.Test;

class GatesDrawnTest {
    private static Stream<CallActivity> gates() {
        return Models.all()
                .flatMap(m -> m.content().getModelElementsByType(CallActivity.class).stream())
                .filter(call -> call.getCalledElement().equals("obtain-approval"));
    }

    private static String name(CallActivity gate) {
        return gate.getExtensionElements().getChildElementsByType(CamundaIn.class).stream()
                .filter(in -> "gate".equals(in.getCamundaTarget()))
                .map(CamundaIn::getCamundaSourceExpression)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyStageThatHasEffectsHasItsGateAndIsAskedForOnce() {
        assertThat(gates().map(GatesDrawnTest::name).toList())
                .containsExactlyInAnyOrderElementsOf(
                        List.of(
                                "plan",
                                "rehearsal",
                                "service",
                                "packages",
                                "parallel-nova",
                                "move",
                                "redeployment",
                                "retirement"));
    }

    @Test
    void noGateStandsInAFrameThatARetryEntersAgain() {
        assertThat(gates()).allMatch(gate -> gate.getParentElement() instanceof Process);
    }
}
