package io.icebridge.process.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.process.step.Step;
import io.icebridge.runbook.StepFailure;
import java.util.List;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** What Cockpit shows red while people are without a service and somebody is waited for. */
class OutageIncidentTest {
    private static final Subject SERVICE = Subject.service("glance");

    private final Rig rig = Rig.fresh();

    @Test
    void aTaskAboutAServiceThatStandsStillIsAnIncidentThatNamesBothAndSinceWhen() {
        ProcessInstance instance = aStepFails(true);
        assertThat(incidents())
                .singleElement()
                .satisfies(
                        incident -> {
                            assertThat(incident.getIncidentType()).isEqualTo("serviceStandsStill");
                            assertThat(incident.getProcessInstanceId()).isEqualTo(instance.getId());
                            assertThat(incident.getActivityId()).isEqualTo("decideOnRetirement");
                            assertThat(incident.getConfiguration()).isEqualTo(rig.task().getId());
                            assertThat(incident.getIncidentMessage())
                                    .startsWith("service glance stands still since 20")
                                    .contains(
                                            "UTC", "“Decide on retirement: glance (" + rig.change);
                        });
    }

    @Test
    void itIsOverWhenThePersonHasDecidedAndNotWhenHeIsRefused() {
        aStepFails(true);
        assertThatThrownBy(() -> rig.decide("eve", "explode", "not an answer"))
                .hasMessageContaining("must be one of");
        assertThat(incidents()).hasSize(1);
        rig.beans.put("stopOldNova", Step.of(rig.failures, here -> {}));
        rig.decide("eve", "retry", "it is mended");
        assertThat(incidents()).isEmpty();
    }

    @Test
    void itIsOverWhenTheTaskIsWantedNoMore() {
        ProcessInstance instance = aStepFails(true);
        rig.engine
                .getRuntimeService()
                .createProcessInstanceModification(instance.getId())
                .cancelAllForActivity("decideOnRetirement")
                .startBeforeActivity("recordStop")
                .execute();
        assertThat(incidents()).isEmpty();
    }

    @Test
    void itIsOverWhenTheChangeIsTakenAway() {
        ProcessInstance instance = aStepFails(true);
        rig.engine.getRuntimeService().deleteProcessInstance(instance.getId(), "wrong ticket");
        assertThat(incidents()).isEmpty();
    }

    @Test
    void aTaskAboutAServiceThatServesIsNoIncident() {
        aStepFails(false);
        assertThat(rig.task()).isNotNull();
        assertThat(incidents()).isEmpty();
    }

    private ProcessInstance aStepFails(boolean stopped) {
        rig.beans.put(
                "stopOldNova",
                Step.of(
                        rig.failures,
                        here -> {
                            throw new StepFailure(StepFailure.Kind.PROOF_FAILED, "no room");
                        }));
        ProcessInstance instance = rig.start("ada");
        rig.engine.getRuntimeService().setVariable(instance.getId(), "service", "glance");
        if (stopped) {
            rig.journal.looked(
                    new Change(rig.change),
                    Action.look(new Key("stopService", SERVICE, Place.HERE, "stop"), "stop"),
                    new Said("stopped"));
        }
        rig.decide("bob", "approve", "looks fine");
        return instance;
    }

    private List<Incident> incidents() {
        return rig.engine.getRuntimeService().createIncidentQuery().list();
    }
}
