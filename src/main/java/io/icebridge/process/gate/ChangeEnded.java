package io.icebridge.process.gate;

import io.icebridge.approval.Records;
import io.icebridge.journal.Trail;
import java.time.Clock;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * When what somebody started ends, the next may start. Where it did not come to an end of its
 * model, but was taken away, that is written down, and every gate is armed again.
 */
final class ChangeEnded implements ExecutionListener {
    private final Records records;
    private final Consumer<String> arm;
    private final Clock clock;

    /**
     * @param arm makes all gates of a change ask anew
     */
    ChangeEnded(Records records, Consumer<String> arm, Clock clock) {
        this.records = records;
        this.clock = clock;
        this.arm = arm;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ExecutionEntity ended = (ExecutionEntity) execution;
        if (ended.getSuperExecution() != null) {
            return;
        }
        String why = ended.getDeleteReason();
        records.starts()
                .ended(
                        ended.getId(),
                        clock.instant(),
                        why == null ? ended.getCurrentActivityName() : "cancelled: " + why);
        if (why != null) {
            records.trail()
                    .add(
                            Trail.Kind.CANCELLED,
                            new People(execution.getProcessEngineServices()).named(),
                            String.valueOf(execution.getProcessBusinessKey()),
                            ended.getId(),
                            "cancelled " + ended.getProcessDefinition().getKey(),
                            why);
            arm.accept(execution.getProcessBusinessKey());
        }
    }
}
