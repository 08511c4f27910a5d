package io.icebridge.process.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.approval.Approval.Gate;
import io.icebridge.process.model.nova.RetireNova;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gate whose process variables were rewritten by the one who started the change. */
class ForgedGateTest {
    private final Rig rig = Rig.fresh();
    private final ProcessInstance change = rig.start("ada");

    @ParameterizedTest
    @ValueSource(strings = {"about", "lately", "next", "findings"})
    void aTableThatWasNotCollectedIsNotApproved(String table) {
        resolved(Map.of(table, Spin.JSON(List.of(Map.of("what", "all is well")))));
        refused("is not what was collected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateTitle", "digest"})
    void aTextThatWasNotCollectedIsNotApproved(String text) {
        resolved(Map.of(text, "harmless"));
        refused("is not what was collected");
    }

    @Test
    void whoStartedTheChangeStandsInATableThatNobodyWrites() {
        assertThatThrownBy(() -> rig.decide("ada", "approve", "looks fine"))
                .hasMessageContaining("ada started this change");
        rig.decide("bob", "approve", "looks fine");
        assertThat(rig.approvals.of(rig.change))
                .singleElement()
                .satisfies(approval -> assertThat(approval.startedBy()).isEqualTo("ada"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"move", "plan"})
    void anApprovalIsOfTheGateThatWasShownWhateverTheVariableSays(String gate) {
        resolved(Map.of("gate", gate));
        rig.decide("bob", "approve", "looks fine");
        assertThat(rig.approvals.latest(new Gate(rig.change, gate, ""))).isEmpty();
        assertThat(rig.approvals.latest(new Gate(rig.change, RetireNova.GATE, ""))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"service", "wave"})
    void anApprovalIsOfTheSubjectThatWasShownWhateverTheVariableSays(String subject) {
        resolved(Map.of(subject, "glance"));
        rig.decide("bob", "approve", "looks fine");
        assertThat(rig.approvals.latest(new Gate(rig.change, RetireNova.GATE, "glance"))).isEmpty();
        assertThat(rig.approvals.latest(new Gate(rig.change, RetireNova.GATE, ""))).isPresent();
    }

    @Test
    void thePersonWhoWorksOnTheTaskDoesNotWriteWhatItShows() {
        rig.as("ada");
        assertThatThrownBy(
                        () ->
                                rig.engine
                                        .getTaskService()
                                        .resolveTask(rig.task().getId(), Map.of("digest", "d")))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("a task takes its form's fields and nothing else");
    }

    @Test
    void anEmptyAnswerIsNobodysApproval() {
        resolved(Map.of("decision", "approve", "comment", "looks fine"));
        rig.as("bob");
        assertThatThrownBy(() -> rig.engine.getTaskService().complete(rig.task().getId()))
                .hasMessageContaining("must be one of approve, reject");
        nothingApproved();
    }

    /** As only a program inside the application can. */
    private void resolved(Map<String, Object> variables) {
        rig.engine.getTaskService().setVariables(rig.task().getId(), variables);
    }

    private void refused(String why) {
        assertThatThrownBy(() -> rig.decide("bob", "approve", "looks fine"))
                .hasMessageContaining(why);
        nothingApproved();
    }

    private void nothingApproved() {
        assertThat(rig.approvals.of(rig.change)).isEmpty();
        assertThat(rig.ends(change)).isEmpty();
    }
}
