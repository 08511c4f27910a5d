package io.icebridge.process.access;

import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;

/** The lists that people find in Tasklist. Each shows only what its reader may see. */
final class TaskFilters {
    private final FilterService filters;
    private final TaskService tasks;
    private final Grants grants;

    TaskFilters(FilterService filters, TaskService tasks, Grants grants) {
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
    }

    void create() {
        create(
                "Gates",
                "Approve or reject what comes next",
                1,
                tasks.createTaskQuery()
                        .taskCandidateGroup(Groups.CHANGE_MANAGERS)
                        .includeAssignedTasks());
        create(
                "Decisions",
                "Failures, findings and files to decide on",
                2,
                tasks.createTaskQuery()
                        .taskCandidateGroup(Groups.OPERATORS)
                        .includeAssignedTasks());
        create("All", "Every open task", 3, tasks.createTaskQuery());
    }

    private void create(String name, String description, int priority, TaskQuery query) {
        if (filters.createTaskFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(
                Map.of(
                        "description",
                        description,
                        "priority",
                        priority,
                        "refresh",
                        true,
                        "showUndefinedVariable",
                        false));
        filters.saveFilter(filter);
        for (String group : Groups.ALL) {
            grants.grant(group, Resources.FILTER, filter.getId(), Permissions.READ);
        }
    }
}
