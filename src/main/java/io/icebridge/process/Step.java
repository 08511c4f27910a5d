package io.icebridge.process;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.slf4j.MDC;

/**
 * A service task's work. A failure that passes by itself goes back to the engine, which tries
 * again; any other, and the last of several tries, becomes the error that the model catches, so
 * that a person decides.
 */
final class Step implements JavaDelegate {
    /** The work itself; may throw whatever the ports throw. */
    interface Work {
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
    static Step of(Failures failures, Work work) {
        return new Step(failures, "change", null, work);
    }

    /** A step that concerns one server, node, service: the variable holds its id or name. */
    static Step of(Failures failures, String subjectKind, Var<String> subject, Work work) {
        return new Step(failures, subjectKind, subject, work);
    }

    @Override
    public void execute(DelegateExecution execution) {
        Here here = new Here(execution);
        String subject =
                subjectOf == null ? subjectKind : subjectKind + " " + here.get(subjectOf, "?");
        try (var c = MDC.putCloseable("change", execution.getProcessBusinessKey());
                var s = MDC.putCloseable("subject", subject)) {
            Late.refuse(here);
            work.run(here);
        } catch (BpmnError drawn) {
            throw drawn;
        } catch (RuntimeException failure) {
            Failures.Meaning meaning = failures.meaning(failure);
            if (meaning.again() && triesLeft() > 1) {
                throw failure;
            }
            failures.record(here, subject, failure, meaning);
            throw new BpmnError(Errors.STEP_FAILED, Failures.shorten(failure.getMessage()));
        }
    }

    /** How often the engine would still carry this job out, this time included. */
    private static int triesLeft() {
        JobExecutorContext context = Context.getJobExecutorContext();
        return context == null || context.getCurrentJob() == null
                ? 1
                : context.getCurrentJob().getRetries();
    }
}
