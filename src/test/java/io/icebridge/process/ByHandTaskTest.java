package io.icebridge.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.journal.Entry;
import io.icebridge.journal.Intent;
import io.icebridge.runbook.StepFailure;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator finds and gives in the task for a host that Icebridge may not log in to. */
class ByHandTaskTest {
    private static final String COMMANDS =
            "service openstack-nova-api stop\nchkconfig openstack-nova-api off";

    private final Rig rig = Rig.fresh();

    @BeforeEach
    void aStepOnAClosedHost() {
        rig.beans.put(
                "stopOldNova",
                Step.of(
                        rig.failures,
                        here ->
                                rig.journal.perform(
                                        new Intent(
                                                here.change(),
                                                "host ctl1",
                                                "stopOldNova",
                                                COMMANDS),
                                        () -> {
                                            throw new StepFailure(
                                                    StepFailure.Kind.BY_HAND,
                                                    "ctl1 is not logged in to",
                                                    COMMANDS);
                                        })));
        rig.start("ada");
        rig.decide("bob", "approve", "looks right to me");
    }

    private void submit(Map<String, Object> answer) {
        rig.as("eve");
        try {
            rig.engine.getTaskService().complete(rig.task().getId(), answer);
        } finally {
            rig.as(null);
        }
        rig.run();
    }

    @Test
    void theTaskShowsTheExactCommandsAndHasAFieldForTheirOutput() {
        Task task = rig.task();
        assertThat(rig.engine.getTaskService().getVariable(task.getId(), "byHandCommands"))
                .hasToString(
                        "[{\"command\":\"service openstack-nova-api stop\"},"
                                + "{\"command\":\"chkconfig openstack-nova-api off\"}]");
        assertThat(rig.engine.getFormService().getDeployedTaskForm(task.getId()))
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .contains("byHandCommands", "\"key\": \"output\"");
    }

    @Test
    void withoutTheirOutputNobodyHasRunThem() {
        assertThatThrownBy(() -> submit(Map.of("decision", "byHand", "comment", "all done")))
                .hasMessageContaining("output of the commands");
        assertThat(rig.journal.of(rig.change, "host ctl1"))
                .noneMatch(e -> e.state() == Entry.State.BY_HAND);
    }

    @Test
    void theOutputIsKeptInTheRecordWithoutItsSecretsAndTheStepIsPassed() {
        submit(
                Map.of(
                        "decision", "byHand",
                        "comment", "done with Ann",
                        "output", "Stopping: [OK]\nadmin_password = s3cret"));
        assertThat(rig.journal.result(rig.change, "host ctl1", "stopOldNova"))
                .hasValueSatisfying(
                        kept ->
                                assertThat(kept)
                                        .startsWith("eve: done with Ann")
                                        .contains("Output:\nStopping: [OK]")
                                        .doesNotContain("s3cret"));
        assertThat(rig.engine.getTaskService().createTaskQuery().list()).isEqualTo(List.of());
    }
}
