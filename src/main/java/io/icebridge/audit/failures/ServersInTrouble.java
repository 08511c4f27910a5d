package io.icebridge.audit.failures;

import static java.util.stream.Collectors.toMap;

import io.icebridge.approval.OnTask;
import io.icebridge.audit.told.Failure;
import io.icebridge.audit.told.FailureTable;
import io.icebridge.journal.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.runtime.VariableInstanceQuery;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The servers of a change about which people are asked now, and what their tasks show. */
@Component
public final class ServersInTrouble {
    /** Tasks show the beginning of what is longer. */
    private static final int LONGEST_SHOWN = 3000;

    private static final String MESSAGE = "failureMessage";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final FormService forms;
    private final FailureTable failures;

    ServersInTrouble(
            TaskService tasks, RuntimeService runtime, FormService forms, FailureTable failures) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.forms = forms;
        this.failures = failures;
    }

    /** Those that have waited longest, the oldest task first. */
    public List<WaitingServer> of(String change) {
        List<Task> open =
                tasks.createTaskQuery()
                        .processInstanceBusinessKey(change)
                        .orderByTaskCreateTime()
                        .asc()
                        .list();
        if (open.isEmpty()) {
            return List.of();
        }
        String[] ids = open.stream().map(Task::getId).toArray(String[]::new);
        Map<String, String> about = byTask(OnTask.SUBJECT, ids);
        Map<String, String> asked = byTask(OnTask.ASKED, ids);
        Map<String, String> messages = messages(open);
        Map<String, Failure> newest = failures.newestOfEach(change);
        Map<String, String> names = byTask(OnTask.CONCERNS, ids);
        Map<String, List<Offer>> offers = new HashMap<>();
        List<WaitingServer> found = new ArrayList<>();
        for (Task task : open) {
            Subject subject = Subject.parse(about.getOrDefault(task.getId(), "change"));
            if (subject.kind() == Subject.Kind.SERVER) {
                String message = messages.getOrDefault(task.getProcessInstanceId(), "");
                Failure failure = saying(message, newest.get(subject.toString()));
                found.add(
                        waiting(
                                task,
                                subject.name(),
                                names.getOrDefault(task.getId(), subject.name()),
                                asked.getOrDefault(task.getId(), task.getName()),
                                message,
                                failure,
                                offers.computeIfAbsent(
                                        task.getProcessDefinitionId()
                                                + " "
                                                + task.getTaskDefinitionKey(),
                                        form ->
                                                Offer.read(
                                                        forms.getDeployedTaskForm(task.getId())))));
            }
        }
        return found;
    }

    private static WaitingServer waiting(
            Task task,
            String server,
            String name,
            String asked,
            String message,
            Failure failure,
            List<Offer> offers) {
        return new WaitingServer(
                task.getId(),
                server,
                name,
                asked,
                task.getAssignee() == null ? "" : task.getAssignee(),
                task.getCreateTime().toInstant(),
                failure == null ? "" : failure.step(),
                message,
                failure == null ? "" : failure.meaning(),
                failure == null ? "" : failure.remedy(),
                offers);
    }

    /** Null where nothing has failed since somebody decided last, or something else. */
    private static Failure saying(String message, Failure newest) {
        String beginning = message.substring(0, Math.min(message.length(), LONGEST_SHOWN));
        return message.isEmpty() || newest == null || !newest.message().startsWith(beginning)
                ? null
                : newest;
    }

    private Map<String, String> byTask(String variable, String[] tasks) {
        return values(
                runtime.createVariableInstanceQuery().variableName(variable).taskIdIn(tasks),
                VariableInstance::getTaskId);
    }

    /** What the tasks of an instance show as having failed. */
    private Map<String, String> messages(List<Task> open) {
        return values(
                runtime.createVariableInstanceQuery()
                        .variableName(MESSAGE)
                        .processInstanceIdIn(
                                open.stream()
                                        .map(Task::getProcessInstanceId)
                                        .distinct()
                                        .toArray(String[]::new)),
                VariableInstance::getProcessInstanceId);
    }

    private static Map<String, String> values(
            VariableInstanceQuery query, Function<VariableInstance, String> whose) {
        return query.list().stream()
                .filter(variable -> variable.getValue() instanceof String)
                .collect(toMap(whose, variable -> (String) variable.getValue(), (a, b) -> a));
    }
}
