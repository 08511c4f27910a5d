package io.icebridge.process.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.journal.Action;
import io.icebridge.journal.ByHand;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.process.step.Step;
import io.icebridge.runbook.StepFailure;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an operator finds and gives in the task for a host that Icebridge may not log in to. */
class ByHandTaskTest {
    private static final String COMMANDS =
            "service openstack-nova-api stop\nchkconfig openstack-nova-api off";

    private static final Key STOP =
            new Key("stopOldNova", Subject.CHANGE, Place.host("ctl1"), "stop");

    private final Rig rig = Rig.fresh();

    @BeforeEach
    void aStepOnAClosedHost() {
        rig.beans.put(
                "stopOldNova",
                Step.of(
                        rig.failures,
                        here -> {
                            Change change = new Change(here.change());
                            if (rig.journal.settled(change, STOP)) {
                                return;
                            }
                            rig.journal.begun(change, Action.look(STOP, COMMANDS));
                            throw new StepFailure(
                                    StepFailure.Kind.BY_HAND, "ctl1 is not logged in to", COMMANDS);
                        }));
        rig.start("ada");
        rig.decide("bob", "approve", "looks right to me");
    }

    private void submit(Map<String, Object> answer) {
        rig.as("eve");
        try {
            rig.engine.getFormService().submitTaskForm(rig.task().getId(), answer);
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
        assertThat(rig.journal.of(new Change(rig.change)))
                .noneMatch(e -> e.state() == Entry.State.BY_HAND);
    }

    @Test
    void theOutputIsKeptInTheRecordWithoutItsSecretsAndTheStepIsPassed() {
        submit(
                Map.of(
                        "decision", "byHand",
                        "comment", "done with Ann",
                        "output", "Stopping: [OK]\nadmin_password = s3cret"));
        ByHand word =
                rig.journal.last(new Change(rig.change), STOP).flatMap(Entry::byHand).orElseThrow();
        assertThat(word.by()).isEqualTo("eve");
        assertThat(word.comment())
                .startsWith("done with Ann")
                .contains("Output:\nStopping: [OK]")
                .doesNotContain("s3cret");
        assertThat(rig.engine.getTaskService().createTaskQuery().list()).isEqualTo(List.of());
    }

    @Test
    void thatHundredsOfOthersHaveFailedMeanwhileDoesNotHideWhichStepWasDoneByHand() {
        JdbcTemplate db =
                new JdbcTemplate(rig.engine.getProcessEngineConfiguration().getDataSource());
        for (int n = 0; n < 600; n++) {
            db.update(
                    "insert into ib_failure (change_id, subject, step, kind, message, meaning,"
                            + " remedy, detail, failed_at) values (?, ?, 'takeSnapshot', 'QUOTA',"
                            + " 'no room', '', '', '', now())",
                    rig.change,
                    "server s" + n);
        }
        submit(Map.of("decision", "byHand", "comment", "done with Ann", "output", "[OK]"));
        assertThat(rig.journal.last(new Change(rig.change), STOP).flatMap(Entry::byHand))
                .isPresent();
    }

    @Test
    void anOutputLongerThanTheEngineKeepsATextIsTaken() {
        String output = "Stopping: [OK] ".repeat(2_000).strip();
        submit(Map.of("decision", "byHand", "comment", "done with Ann", "output", output));
        ByHand word =
                rig.journal.last(new Change(rig.change), STOP).flatMap(Entry::byHand).orElseThrow();
        assertThat(word.comment()).isEqualTo("done with Ann\nOutput:\n" + output);
    }
}
