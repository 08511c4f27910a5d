package io.icebridge.audit;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.springframework.stereotype.Component;

/** What people started, from the engine's history. */
@Component
class Runs {
    private static final int NEWEST = 500;

    private final HistoryService history;

    Runs(HistoryService history) {
        this.history = history;
    }

    /** The newest first. */
    List<Run> all() {
        return runs(started());
    }

    List<Run> of(String change) {
        return runs(started().processInstanceBusinessKey(change));
    }

    private HistoricProcessInstanceQuery started() {
        return history.createHistoricProcessInstanceQuery()
                .rootProcessInstances()
                .orderByProcessInstanceStartTime()
                .desc();
    }

    private static List<Run> runs(HistoricProcessInstanceQuery query) {
        return query.listPage(0, NEWEST).stream()
                .filter(instance -> instance.getBusinessKey() != null)
                .map(Runs::run)
                .toList();
    }

    private static Run run(HistoricProcessInstance instance) {
        return new Run(
                instance.getBusinessKey(),
                instance.getProcessDefinitionKey(),
                instance.getStartUserId(),
                time(instance.getStartTime()),
                time(instance.getEndTime()),
                state(instance.getState()));
    }

    private static String time(Date date) {
        return date == null ? "" : Times.text(date.toInstant());
    }

    private static String state(String engineState) {
        return switch (engineState) {
            case HistoricProcessInstance.STATE_ACTIVE -> "running";
            case HistoricProcessInstance.STATE_SUSPENDED -> "suspended";
            case HistoricProcessInstance.STATE_COMPLETED -> "ended";
            default -> "cancelled";
        };
    }
}
