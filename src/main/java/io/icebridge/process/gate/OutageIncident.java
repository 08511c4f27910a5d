package io.icebridge.process.gate;

import io.icebridge.approval.ShownTime;
import io.icebridge.journal.Subject;
import java.time.Instant;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.runtime.Incident;

/**
 * Shows red in Cockpit that a service or a server stands still while a person is waited for: at the
 * task, and of a service in every model that called its own. The type tells it from a failed step.
 */
final class OutageIncident {
    static final String SERVICE = "serviceStandsStill";
    static final String SERVER = "serverStandsStill";

    private static final Set<String> TYPES = Set.of(SERVICE, SERVER);

    private OutageIncident() {}

    /**
     * In the transaction in which the task comes up.
     *
     * @param what stands still, by the name that people know
     */
    static void open(DelegateTask task, Subject what, Instant since) {
        task.getExecution()
                .createIncident(
                        what.kind() == Subject.Kind.SERVER ? SERVER : SERVICE,
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
                                        .configuration(task.getId())
                                        .list())
                .stream()
                .filter(incident -> TYPES.contains(incident.getIncidentType()))
                .map(Incident::getId)
                .forEach(task.getExecution()::resolveIncident);
    }
}
