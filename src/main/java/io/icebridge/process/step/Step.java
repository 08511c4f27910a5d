package io.icebridge.process.step;

import io.icebridge.journal.NotNow;
import io.icebridge.process.step.Failures.Meaning;
import io.icebridge.process.token.Errors;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Var;
import io.icebridge.process.waiting.Late;
import io.icebridge.process.waiting.Waits.Wait;
import io.icebridge.trace.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.slf4j.MDC;

/**
 * A service task's work. What takes long, or may not begin now, leaves the token where it is and is
 * gone on with later, without a thread that waits. A failure that passes by itself is tried again;
 * any other, and the last of several tries, becomes the error that the model catches, so that a
 * person decides.
 */
public final class Step extends AbstractBpmnActivityBehavior {
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30));

    /** The work itself; may throw whatever the ports throw. */
    public interface Work {
        void run(Here here);
    }

    private final Failures failures;
    private final Var<String> subjectOf;
    private final String subjectKind;
    private final Work work;

    private Step(Failures failures, String subjectKind, Var<String> subjectOf, Work work) {
        this.failures = failures;
        this.subjectKind = subjectKind;
        this.subjectOf = subjectOf;
        this.work = work;
    }

    /** A step that concerns the change as a whole. */
    public static Step of(Failures failures, Work work) {
        return new Step(failures, "change", null, work);
    }

    /** A step that concerns one server, node, service: the variable holds its id or name. */
    public static Step of(Failures failures, String subjectKind, Var<String> subject, Work work) {
        return new Step(failures, subjectKind, subject, work);
    }

    @Override
    public void execute(ActivityExecution execution) {
        go(execution, new Wait(execution.getId(), 0, failures.now()), false);
    }

    /**
     * Only a step that waits by its own choice goes on; whoever signals another changes nothing.
     */
    @Override
    public void signal(ActivityExecution execution, String name, Object data) {
        failures.waits().of(execution.getId()).ifPresent(wait -> go(execution, wait, true));
    }

    private void go(ActivityExecution execution, Wait wait, boolean waited) {
        if (done(new Here(execution, wait.since()), wait, waited)) {
            leave(execution);
        }
    }

    /**
     * One go at the work.
     *
     * @param waited whether it has waited by its own choice before
     * @return false where it is to be gone on with later
     */
    boolean done(Here here, Wait wait, boolean waited) {
        String subject = subject(here);
        boolean over;
        String step = here.step();
        try (var c = MDC.putCloseable("change", here.change());
                var s = MDC.putCloseable("subject", subject);
                var p = MDC.putCloseable("step", step)) {
            over = Spans.around("step", Map::of, () -> over(here, subject, wait, waited));
        } finally {
            MDC.remove("request");
        }
        if (over) {
            failures.waits().over(wait.executionId());
        }
        return over;
    }

    private String subject(Here here) {
        return subjectOf == null ? subjectKind : subjectKind + " " + here.get(subjectOf, "?");
    }

    private boolean over(Here here, String subject, Wait wait, boolean waited) {
        try {
            Late.refuse(here);
            work.run(here);
            return true;
        } catch (NotNow later) {
            failures.waits().stay(here, wait.tries(), later.from(), later.getMessage());
            return false;
        } catch (BpmnError drawn) {
            failures.waits().over(wait.executionId());
            throw drawn;
        } catch (RuntimeException failure) {
            return failed(here, subject, wait, waited, failure);
        }
    }

    private boolean failed(
            Here here, String subject, Wait wait, boolean waited, RuntimeException failure) {
        Meaning meaning = failures.meaning(failure);
        if (meaning.again() && !waited && triesLeft() > 1) {
            throw failure;
        }
        Optional<Duration> pause = waited && meaning.again() ? pause(wait) : Optional.empty();
        if (pause.isPresent()) {
            Instant next = failures.now().plus(pause.get());
            failures.waits().stay(here, wait.tries() + 1, next, failure.getMessage());
            return false;
        }
        failures.record(here, subject, failure, meaning);
        failures.waits().over(wait.executionId());
        throw new BpmnError(Errors.STEP_FAILED, Failures.shorten(failure.getMessage()));
    }

    private static Optional<Duration> pause(Wait wait) {
        return wait.tries() < PAUSES.size()
                ? Optional.of(PAUSES.get(wait.tries()))
                : Optional.empty();
    }

    /** How often the engine would still carry this job out, this time included. */
    private static int triesLeft() {
        JobExecutorContext context = Context.getJobExecutorContext();
        return context == null || context.getCurrentJob() == null
                ? 1
                : context.getCurrentJob().getRetries();
    }
}
