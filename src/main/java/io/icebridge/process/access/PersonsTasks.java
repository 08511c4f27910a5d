package io.icebridge.process.access;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a person answer tasks on our own pages by the very commands that Tasklist sends for him: he
 * claims it, and submits its form. So all rules judge him as they do there, and none is here.
 */
public final class PersonsTasks {
    private static final Logger LOG = LoggerFactory.getLogger(PersonsTasks.class);

    /** Of a task, why nobody can answer it. */
    public static final String OPEN_NO_MORE =
            "its task is open no more: somebody else has decided meanwhile";

    private final IdentityService identity;
    private final TaskService tasks;
    private final FormService forms;

    PersonsTasks(IdentityService identity, TaskService tasks, FormService forms) {
        this.identity = identity;
        this.tasks = tasks;
        this.forms = forms;
    }

    /**
     * Answers one task, in transactions of its own.
     *
     * @param groups the person's, as his login has them
     * @param fields the form's
     * @return why it was refused, in a sentence; empty when it is done
     */
    public Optional<String> answer(
            String person, List<String> groups, String task, Map<String, Object> fields) {
        identity.setAuthentication(person, groups);
        try {
            return answerAsHim(person, task, fields);
        } catch (TaskAlreadyClaimedException taken) {
            return Optional.of("somebody else has claimed it");
        } catch (InvalidRequestException refused) {
            return Optional.of(
                    refused.getStatus() == Response.Status.NOT_FOUND
                            ? OPEN_NO_MORE
                            : refused.getMessage());
        } catch (AuthorizationException refused) {
            return Optional.of(refused.getMessage());
        } catch (RuntimeException failed) {
            LOG.warn("{} could not answer task {}", person, task, failed);
            return Optional.of("it failed here, and the log says why: " + failed.getMessage());
        } finally {
            identity.clearAuthentication();
        }
    }

    private Optional<String> answerAsHim(String person, String id, Map<String, Object> fields) {
        Task task = tasks.createTaskQuery().taskId(id).singleResult();
        if (task == null) {
            return Optional.of(OPEN_NO_MORE);
        }
        tasks.claim(id, person);
        try {
            forms.submitTaskForm(id, fields);
        } catch (RuntimeException refused) {
            if (task.getAssignee() == null) {
                giveBack(id, refused);
            }
            throw refused;
        }
        return Optional.empty();
    }

    /** What he did not decide is not kept from others. */
    private void giveBack(String id, RuntimeException refused) {
        try {
            tasks.setAssignee(id, null);
        } catch (RuntimeException gone) {
            refused.addSuppressed(gone);
        }
    }
}
