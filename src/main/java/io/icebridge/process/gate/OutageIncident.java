package io.icebridge.process.gate;

import io.icebridge.approval.ShownTime;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.runtime.Incident;

/**
 * Shows red in Cockpit, at the task and in every model that called its own, that a service or a
 * server stands still while a person is waited for. Its type tells it from a failed step.
 */
final class OutageIncident {
    static final String TYPE = "serviceStandsStill";

    private OutageIncident() {}

    /** In the transaction in which the task comes up. */
    static void open(DelegateTask task, String what, Instant since) {
        task.getExecution()
                .createIncident(
                        TYPE,
                        task.getId(),
                        "%s stands still since %s, and the task “%s” waits for a person"
                                .formatted(what, ShownTime.of(since), task.getName()));
    }

    /** When the task is done or wanted no more. */
    static void close(DelegateTask task) {
        Context.getCommandContext()
                .runWithoutAuthorization(
                        () ->
                                task.getProcessEngineServices()
                                        .getRuntimeService()
                                        .createIncidentQuery()
                                        .incidentType(TYPE)
                                        .configuration(task.getId())
                                        .list())
                .stream()
                .map(Incident::getId)
                .forEach(task.getExecution()::resolveIncident);
    }
}
