package io.icebridge.process.step;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;

/** What a step sees of the engine, where there is none. */
final class StepContext {
    private StepContext() {}

    static DelegateExecution execution(
            String change, String activity, String id, Map<String, Object> variables) {
        return (DelegateExecution)
                Proxy.newProxyInstance(
                        DelegateExecution.class.getClassLoader(),
                        new Class<?>[] {DelegateExecution.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "getProcessBusinessKey" -> change;
                                    case "getId" -> id;
                                    case "getCurrentActivityId" -> activity;
                                    case "getVariable" -> variables.get(arguments[0]);
                                    case "setVariable" ->
                                            variables.put((String) arguments[0], arguments[1]);
                                    case "getProcessInstance" -> proxy;
                                    // nothing calls what a test steps through
                                    case "getSuperExecution" -> null;
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    /** Runs the work as a job that the engine would still try so often. */
    static void asJob(int tries, Runnable work) {
        MessageEntity job = new MessageEntity();
        job.setRetries(tries);
        JobExecutorContext context = new JobExecutorContext();
        context.setCurrentJob(job);
        Context.setJobExecutorContext(context);
        try {
            work.run();
        } finally {
            Context.removeJobExecutorContext();
        }
    }
}
