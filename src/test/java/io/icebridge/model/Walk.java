package io.icebridge.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;

/**
 * Walks through the models on an engine of its own, with steps that do nothing but what is said.
 */
final class Walk implements AutoCloseable {
    static final String CHANGE = "CHG-1";

    final ProcessEngine engine;

    /** The steps carried out, in order. */
    final List<String> done = new ArrayList<>();

    /** The gates that were asked for, in order. */
    final List<String> gates = new ArrayList<>();

    private final Map<String, Deque<JavaDelegate>> steps = new HashMap<>();
    private final Map<String, Deque<Map<String, Object>>> answers = new HashMap<>();

    Walk() {
        Map<Object, Object> beans = new HashMap<>();
        Models.all()
                .flatMap(m -> m.content().getModelElementsByType(ServiceTask.class).stream())
                .forEach(task -> beans.put(task.getId(), (JavaDelegate) this::carryOut));
        beans.put("recordDecision", (ExecutionListener) e -> done.add("recordDecision"));
        beans.put("checkChoice", (TaskListener) t -> {});
        beans.put("showServer", (TaskListener) t -> {});
        beans.put("recordReview", (TaskListener) t -> done.add("recordReview"));
        beans.put("showReview", (TaskListener) t -> {});
        StandaloneInMemProcessEngineConfiguration configuration =
                new StandaloneInMemProcessEngineConfiguration();
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration.setDefaultSerializationFormat("application/json");
        configuration.setDmnEnabled(false);
        configuration.setProcessEngineName("walk");
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration.setBeans(beans);
        engine = configuration.buildProcessEngine();
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        for (String ending : List.of("bpmn", "form")) {
            Models.files(ending)
                    .forEach(
                            file ->
                                    deployment.addInputStream(
                                            file.getFileName().toString(), Models.open(file)));
        }
        deployment.deploy();
    }

    /** Forgets what was walked before. */
    Walk anew() {
        engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .forEach(id -> engine.getRuntimeService().deleteProcessInstance(id, "over"));
        engine.getHistoryService().createHistoricProcessInstanceQuery().list().stream()
                .map(HistoricProcessInstance::getId)
                .forEach(engine.getHistoryService()::deleteHistoricProcessInstance);
        done.clear();
        steps.clear();
        answers.clear();
        gates.clear();
        return step("collectEvidence", this::collect)
                .sets("checkDecision", "verdict", "APPROVED")
                .sets("listOtherServices", "otherServices", List.of())
                .step("recordStop", Walk::stopTheCaller);
    }

    /** The evidence of a gate at which nobody has decided yet. */
    void collect(DelegateExecution execution) {
        gates.add((String) execution.getVariable("gate"));
        execution.setVariable("gateTitle", "gate " + execution.getVariable("gate"));
        execution.setVariable("standing", false);
    }

    private static void stopTheCaller(DelegateExecution execution) {
        boolean called = execution.getProcessInstance().getSuperExecution() != null;
        if (called) {
            throw new BpmnError("CHANGE_STOPPED");
        }
    }

    /** What a step does the first time, the second time and so on; the last holds for all after. */
    Walk step(String id, JavaDelegate... times) {
        steps.put(id, new ArrayDeque<>(List.of(times)));
        return this;
    }

    /** A step that sets a variable to these values, one each time. */
    Walk sets(String id, String variable, Object... values) {
        return step(
                id,
                Arrays.stream(values)
                        .map(v -> (JavaDelegate) e -> e.setVariable(variable, v))
                        .toArray(JavaDelegate[]::new));
    }

    static void fail(DelegateExecution execution) {
        throw new BpmnError("STEP_FAILED", execution.getCurrentActivityId() + " failed");
    }

    /** What a person answers to a task the first time, the second time and so on. */
    Walk answer(String task, String... decisions) {
        Deque<Map<String, Object>> given = new ArrayDeque<>();
        for (String decision : decisions) {
            given.add(Map.of("decision", decision, "comment", "because"));
        }
        answers.put(task, given);
        return this;
    }

    private void carryOut(DelegateExecution execution) throws Exception {
        String id = execution.getCurrentActivityId();
        done.add(id);
        Deque<JavaDelegate> times = steps.getOrDefault(id, new ArrayDeque<>());
        if (!times.isEmpty()) {
            (times.size() > 1 ? times.poll() : times.peek()).execute(execution);
        }
    }

    /** Starts a model and goes on until nothing moves without a further answer or message. */
    Walk start(String model) {
        engine.getRuntimeService().startProcessInstanceByKey(model, CHANGE);
        return goOn();
    }

    Walk goOn() {
        boolean moved = true;
        while (moved) {
            moved = runJobs() | giveAnswers();
        }
        return this;
    }

    private boolean runJobs() {
        List<Job> jobs =
                engine.getManagementService().createJobQuery().messages().withRetriesLeft().list();
        for (Job job : jobs) {
            if (engine.getManagementService().createJobQuery().jobId(job.getId()).count() > 0) {
                engine.getManagementService().executeJob(job.getId());
            }
        }
        return !jobs.isEmpty();
    }

    private boolean giveAnswers() {
        boolean given = false;
        for (Task task : engine.getTaskService().createTaskQuery().list()) {
            Deque<Map<String, Object>> left = answers.get(task.getTaskDefinitionKey());
            if (left != null && !left.isEmpty()) {
                engine.getTaskService().complete(task.getId(), left.poll());
                given = true;
            }
        }
        return given;
    }

    /** The time comes that a timer waits for. */
    Walk due(String timer) {
        for (Job job : engine.getManagementService().createJobQuery().activityId(timer).list()) {
            engine.getManagementService().executeJob(job.getId());
        }
        return goOn();
    }

    /** What is awaited comes true. */
    Walk happens(String message) {
        for (EventSubscription wait :
                engine.getRuntimeService()
                        .createEventSubscriptionQuery()
                        .eventName(message)
                        .list()) {
            engine.getRuntimeService().messageEventReceived(message, wait.getExecutionId());
        }
        return goOn();
    }

    /** Whether a symbol was passed, in whichever model. */
    boolean passed(String activity) {
        return engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .activityId(activity)
                        .finished()
                        .count()
                > 0;
    }

    /** The ends that instances of a model have reached; an event subprocess counts as one. */
    List<String> ends(String model) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(model)
                .finished()
                .list()
                .stream()
                .map(instance -> instance.getEndActivityId())
                .toList();
    }

    @Override
    public void close() {
        engine.close();
    }
}
