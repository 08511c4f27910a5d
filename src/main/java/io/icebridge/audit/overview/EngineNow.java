package io.icebridge.audit.overview;

import io.icebridge.approval.OnTask;
import io.icebridge.audit.told.Drawn;
import io.icebridge.journal.Subject;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What runs now, by the engine's tables of what runs; its history is asked for nothing. */
@Component
public final class EngineNow {
    private static final String GATE = "decide";
    private static final int MOST = 50;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService jobs;
    private final Drawn drawn;
    private final JdbcClient db;

    EngineNow(
            RuntimeService runtime,
            TaskService tasks,
            ManagementService jobs,
            Drawn drawn,
            DataSource source) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.jobs = jobs;
        this.drawn = drawn;
        this.db = JdbcClient.create(source);
    }

    /** Of a change that runs. */
    Badge.Now of(String change) {
        TaskQuery open = tasks.createTaskQuery().processInstanceBusinessKey(change);
        return new Badge.Now(longest(open), (int) open.count(), atWork(change), stuck(change));
    }

    private List<WaitingTask> longest(TaskQuery open) {
        return open.orderByTaskCreateTime().asc().listPage(0, MOST).stream()
                .flatMap(task -> still(task, this::task))
                .toList();
    }

    /**
     * Nothing of a task that somebody has completed since it was listed, over which the engine
     * stumbles in several ways.
     */
    private <T> Stream<T> still(Task task, Function<Task, T> read) {
        try {
            return Stream.of(read.apply(task));
        } catch (RuntimeException stumbled) {
            if (tasks.createTaskQuery().taskId(task.getId()).count() > 0) {
                throw stumbled;
            }
            return Stream.empty();
        }
    }

    /** A task that stands open, and whom the journal takes it to be about. */
    public record OpenTask(WaitingTask task, Subject about) {}

    /** Those that were opened since then, of a change that runs, the oldest first. */
    public List<OpenTask> openedSince(String change, Instant then) {
        return open(
                tasks.createTaskQuery()
                        .processInstanceBusinessKey(change)
                        .taskCreatedAfter(Date.from(then)));
    }

    /** Those that people should have done by now, of a change that runs, the oldest first. */
    public List<OpenTask> overdue(String change, Instant now) {
        return open(
                tasks.createTaskQuery()
                        .processInstanceBusinessKey(change)
                        .dueBefore(Date.from(now)));
    }

    private List<OpenTask> open(TaskQuery those) {
        return those.orderByTaskCreateTime().asc().list().stream()
                .flatMap(one -> still(one, task -> new OpenTask(task(task), about(task))))
                .toList();
    }

    private Subject about(Task task) {
        return tasks.getVariableLocal(task.getId(), OnTask.SUBJECT) instanceof String subject
                ? Subject.parse(subject)
                : Subject.CHANGE;
    }

    private WaitingTask task(Task task) {
        Map<String, Object> told =
                tasks.getVariablesLocal(task.getId(), List.of(OnTask.ASKED, OnTask.CONCERNS));
        return new WaitingTask(
                task.getId(),
                String.valueOf(told.getOrDefault(OnTask.ASKED, task.getName())),
                String.valueOf(told.getOrDefault(OnTask.CONCERNS, "")),
                forWhom(task),
                task.getCreateTime().toInstant(),
                GATE.equals(task.getTaskDefinitionKey()));
    }

    private String forWhom(Task task) {
        if (task.getAssignee() != null) {
            return task.getAssignee();
        }
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .map(group -> group.replace('-', ' '))
                .collect(Collectors.joining(", "));
    }

    private boolean atWork(String change) {
        return jobs.createJobQuery().executable().count() > 0
                || db.sql("select count(*) from ib_wait where change_id = ?")
                                .params(change)
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /**
     * By failed jobs alone: there are incidents as well of what stands still while a task waits.
     */
    private String stuck(String change) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(change)
                .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                .list()
                .stream()
                .flatMap(this::incidents)
                .map(incident -> drawn.name(incident.getActivityId()) + " failed; see Cockpit")
                .findFirst()
                .orElse("");
    }

    private Stream<Incident> incidents(ProcessInstance instance) {
        return runtime
                .createIncidentQuery()
                .processInstanceId(instance.getId())
                .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                .list()
                .stream()
                .filter(incident -> incident.getActivityId() != null);
    }
}
