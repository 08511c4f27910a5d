package io.icebridge.process.model;

import io.icebridge.journal.Change;
import io.icebridge.process.waiting.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Steps begun where nobody has come to them: by a start there, by modification, by restart. */
final class Attempts {
    private static final int GOES = 20;

    private final ShutGates site;
    private final Map<String, Object> variables;
    private final RuntimeService runtime;
    private final JdbcClient db;

    Attempts(ShutGates site, Map<String, Object> variables) {
        this.site = site;
        this.variables = variables;
        this.runtime = site.engine.getRuntimeService();
        this.db = JdbcClient.create(site.database);
    }

    /** A service task of a model that is deployed. */
    record Task(ProcessDefinition model, String step) {
        @Override
        public String toString() {
            return model.getKey() + "/" + step;
        }
    }

    /** What people are told of a step that failed. */
    record Failure(String step, String kind, String message, String meaning) {}

    /** Every service task of every model that is deployed. */
    List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (ProcessDefinition model :
                site.engine.getRepositoryService().createProcessDefinitionQuery().list()) {
            site.engine
                    .getRepositoryService()
                    .getBpmnModelInstance(model.getId())
                    .getModelElementsByType(ServiceTask.class)
                    .forEach(task -> tasks.add(new Task(model, task.getId())));
        }
        return tasks;
    }

    /** Begins the step in every way; what came of it is told way by way. */
    void each(Task task, Change change, BiConsumer<String, List<Failure>> told) {
        attempt(task, () -> started(task, change, task.step()), "start instruction", true, told);
        attempt(task, () -> modified(task, change), "modification", false, told);
        attempt(task, () -> restarted(task, change), "restart", false, told);
    }

    private void attempt(
            Task task,
            Runnable begin,
            String how,
            boolean further,
            BiConsumer<String, List<Failure>> told) {
        db.sql("delete from ib_failure").update();
        begin.run();
        run(task, further);
        told.accept(
                how,
                db
                        .sql("select step, kind, message, meaning from ib_failure")
                        .query(Failure.class)
                        .list()
                        .stream()
                        .filter(f -> further || f.step().equals(task.step()))
                        .toList());
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(i -> runtime.deleteProcessInstance(i.getId(), "next"));
        db.sql("delete from ib_wait").update();
    }

    private ProcessInstance started(Task task, Change change, String step) {
        return runtime.createProcessInstanceById(task.model().getId())
                .businessKey(change.id())
                .setVariables(variables)
                .startBeforeActivity(step)
                .execute();
    }

    private void modified(Task task, Change change) {
        ProcessInstance instance =
                runtime.startProcessInstanceById(task.model().getId(), change.id(), variables);
        runtime.createProcessInstanceModification(instance.getId())
                .startBeforeActivity(task.step())
                .execute();
    }

    private void restarted(Task task, Change change) {
        ProcessInstance ended = started(task, change, task.step());
        runtime.deleteProcessInstance(ended.getId(), "rejected");
        runtime.restartProcessInstances(task.model().getId())
                .startBeforeActivity(task.step())
                .processInstanceIds(ended.getId())
                .execute();
    }

    /**
     * Carries jobs out, and goes on with what waits.
     *
     * @param further whether also those of the steps that come after it
     */
    private void run(Task task, boolean further) {
        for (int go = 0; go < GOES; go++) {
            JobQuery due = site.engine.getManagementService().createJobQuery().messages();
            JobQuery query = further ? due : due.activityId(task.step());
            List<Job> jobs = query.withRetriesLeft().list();
            jobs.forEach(this::carriedOut);
            Waits waits = site.bean(Waits.class);
            waits.due().forEach(id -> waits.wake(runtime, id));
            if (jobs.isEmpty() && waits.due().isEmpty()) {
                return;
            }
        }
    }

    private void carriedOut(Job job) {
        try {
            site.engine.getManagementService().executeJob(job.getId());
        } catch (ProcessEngineException failed) {
            // no model around it catches what the step told people
        }
    }
}
