package io.icebridge.process.model.move;

import io.icebridge.journal.Change;
import io.icebridge.journal.JournalLines;
import io.icebridge.process.Death;
import io.icebridge.process.waiting.Waits;
import io.icebridge.process.waiting.Watcher;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** One change that moves the servers of a cloud, job after job, through any number of deaths. */
final class MovingRun {
    private static final Duration LIMIT =
            Duration.ofMinutes(Integer.getInteger("icebridge.run.minutes", 5));

    private final MovingEngine moving;
    private final MovingCloud cloud;
    private final String change;
    private final Map<String, String> activities = new HashMap<>();
    private int deaths;

    MovingRun(MovingEngine moving, MovingCloud cloud, String change) {
        this.moving = moving;
        this.cloud = cloud;
        this.change = change;
        moving.live(cloud);
        moving.approve(change);
    }

    void start() {
        moving.engine
                .getRuntimeService()
                .startProcessInstanceByKey(MoveServers.KEY, change, Map.of());
    }

    /**
     * Carries on until it holds; a death on the way is followed by another life. It is stuck when
     * it neither ends nor dies at anything new.
     */
    void until(BooleanSupplier holds) {
        int died = deaths;
        Instant end = Instant.now().plus(LIMIT);
        while (!holds.getAsBoolean()) {
            if (died != deaths) {
                died = deaths;
                end = Instant.now().plus(LIMIT);
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("stuck at " + where());
            }
            wake();
            if (!work()) {
                if (cloud.ownTime()) {
                    look(Watcher::passAtOnce);
                }
                if (!work()) {
                    look(Watcher::look);
                    breathe();
                }
            }
        }
    }

    /** Where time is the test's own, what waits for minutes need not be looked at so often. */
    private void breathe() {
        int breaths = cloud.ownTime() && !moving.bean(Waits.class).all().isEmpty() ? 5 : 1;
        for (int i = 0; i < breaths; i++) {
            cloud.breath();
        }
    }

    void toTheEnd() {
        until(this::over);
    }

    private boolean work() {
        List<Job> due =
                moving.engine
                        .getManagementService()
                        .createJobQuery()
                        .messages()
                        .executable()
                        .list();
        due.forEach(this::carryOut);
        return !due.isEmpty();
    }

    private void carryOut(Job job) {
        String work = activity(job) + server(job);
        moving.death.during(work);
        Context.setJobExecutorContext(new JobExecutorContext());
        try {
            moving.engine.getManagementService().executeJob(job.getId());
        } catch (Death.Killed | RuntimeException failure) {
            afterwards(failure);
        } finally {
            Context.removeJobExecutorContext();
            moving.death.during("");
        }
    }

    /** Steps that wait by their own choice go on when their time has come. */
    private void wake() {
        Waits waits = moving.bean(Waits.class);
        for (String execution : waits.due()) {
            mortal(() -> waits.wake(moving.engine.getRuntimeService(), execution));
        }
    }

    private void look(Consumer<Watcher> how) {
        mortal(() -> how.accept(moving.bean(Watcher.class)));
    }

    private void mortal(Runnable work) {
        moving.death.during("watching");
        try {
            work.run();
        } catch (Death.Killed killed) {
            afterwards(killed);
        } finally {
            moving.death.during("");
        }
        if (moving.death.came()) {
            afterwards(null);
        }
    }

    /** A failed job is tried again by the engine, later; a dead process is started again. */
    private void afterwards(Throwable failure) {
        if (moving.death.came()) {
            deaths++;
            if (cloud.ownTime() && deaths % 2 == 0) {
                // half of all restarts take until the cloud is done with what it was at
                cloud.breath();
            }
            moving.live(cloud);
        } else if (failure instanceof Error error) {
            throw error;
        } else if (failure != null) {
            cloud.breath();
        }
    }

    private String activity(Job job) {
        return activities.computeIfAbsent(
                job.getJobDefinitionId(),
                id ->
                        moving.engine
                                .getManagementService()
                                .createJobDefinitionQuery()
                                .jobDefinitionId(id)
                                .singleResult()
                                .getActivityId());
    }

    /** One that a job before it in the same round has put on another execution has no name. */
    private String server(Job job) {
        try {
            Object id =
                    moving.engine
                            .getRuntimeService()
                            .getVariable(job.getExecutionId(), MoveServer.SERVER.name());
            return id == null ? "" : " " + id;
        } catch (NullValueException elsewhere) {
            return "";
        }
    }

    boolean over() {
        return moving.engine
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(change)
                        .count()
                == 0;
    }

    List<Task> tasks() {
        return moving.engine.getTaskService().createTaskQuery().list();
    }

    void decide(Task task, String decision) {
        decide(task, decision, Map.of());
    }

    void decide(Task task, String decision, Map<String, Object> more) {
        Map<String, Object> answer = new HashMap<>(more);
        answer.putAll(Map.of("decision", decision, "comment", "as tested"));
        moving.engine.getIdentityService().setAuthenticatedUserId("oscar");
        try {
            moving.engine.getTaskService().complete(task.getId(), answer);
        } finally {
            moving.engine.getIdentityService().clearAuthentication();
        }
    }

    String server(Task task) {
        return (String)
                moving.engine.getTaskService().getVariable(task.getId(), MoveServer.SERVER.name());
    }

    String change() {
        return change;
    }

    /** Lines of its journal that the rules do not allow. */
    List<String> broken() {
        return JournalRules.broken(
                Duration.ofSeconds(cloud.file.moving().requestLifeSeconds()),
                JournalLines.ofServers(moving.transactions(), new Change(change)));
    }

    int deaths() {
        return deaths;
    }

    String where() {
        StringBuilder text = new StringBuilder();
        for (ProcessInstance instance :
                moving.engine
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(change)
                        .list()) {
            text.append(moving.engine.getRuntimeService().getActiveActivityIds(instance.getId()));
        }
        return text + ", " + tasks().size() + " tasks";
    }
}
