package io.icebridge.process.gate;

import io.icebridge.approval.ChangeId;
import io.icebridge.approval.Refused;
import io.icebridge.approval.Starts;
import io.icebridge.approval.Starts.Start;
import io.icebridge.process.access.Grants;
import io.icebridge.process.access.StartFields;
import io.icebridge.runbook.profile.Profile;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Holds every start to the rules, whoever starts and by whatever way: the change's id, what may be
 * started and what the profile offers, one change at a time; and writes down who it was.
 */
final class ChangeStarted implements ExecutionListener {
    /** One makes what the other does not touch. */
    private static final Set<String> APART = Set.of("deploy-parallel-nova|retire-nova");

    private final Starts starts;
    private final Supplier<Profile> profile;
    private final ExpectedPlan expected;
    private final Clock clock;

    ChangeStarted(Starts starts, Supplier<Profile> profile, ExpectedPlan expected, Clock clock) {
        this.profile = profile;
        this.expected = expected;
        this.starts = starts;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (((ExecutionEntity) execution).getSuperExecution() != null) {
            return;
        }
        String model = ((ExecutionEntity) execution).getProcessDefinition().getKey();
        String change = execution.getProcessBusinessKey();
        String who = new People(execution.getProcessEngineServices()).current();
        ChangeId.check(change);
        if (Grants.STARTABLE.contains(model)) {
            mustBeOffered(model);
            starts.occupy(pairs(model), change, model, execution.getId());
        } else if (who != null) {
            throw new Refused(
                    "%s is a part of another model; what can be started is %s."
                            .formatted(model, String.join(", ", Grants.STARTABLE)));
        }
        String plan = text(execution, StartFields.PLAN);
        expected.check(change, model, plan);
        if (who != null) {
            starts.add(
                    execution.getId(),
                    new Start(
                            change,
                            model,
                            who,
                            clock.instant(),
                            text(execution, StartFields.TITLE),
                            text(execution, StartFields.REASON),
                            plan));
        }
    }

    /** Before anything is touched, since a step that the profile lacks would fail in the midst. */
    private void mustBeOffered(String model) {
        profile.get()
                .against(model)
                .ifPresent(
                        why -> {
                            throw Refused.mistake("The change is not started: %s.".formatted(why));
                        });
    }

    /** The model with itself and with each that may not run beside it, in one spelling. */
    private static Set<String> pairs(String model) {
        return Grants.STARTABLE.stream()
                .map(
                        other ->
                                model.compareTo(other) < 0
                                        ? model + "|" + other
                                        : other + "|" + model)
                .filter(pair -> !APART.contains(pair))
                .collect(Collectors.toSet());
    }

    private static String text(DelegateExecution execution, String field) {
        return execution.getVariable(field) instanceof String text ? text.strip() : "";
    }
}
