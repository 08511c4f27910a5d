package io.icebridge.process.access;

import io.icebridge.approval.OnTask;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * The lists that people find in Tasklist. Each group sees those of which it can decide something,
 * what is most urgent first. Nobody can change a list, so that each start writes them anew.
 */
final class TaskFilters {
    /** What stands on each task of a list. */
    private static final List<Map<String, String>> COLUMNS =
            List.of(
                    column(OnTask.CHANGE, "Change"),
                    column(OnTask.CONCERNS, "Concerns"),
                    column(OnTask.STANDS_STILL, "Stands still"),
                    column(OnTask.SINCE, "Waits since"));

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
                        .includeAssignedTasks(),
                List.of(Groups.CHANGE_MANAGERS));
        create(
                "Decisions",
                "Failures, findings and files to decide on",
                2,
                tasks.createTaskQuery().taskCandidateGroup(Groups.OPERATORS).includeAssignedTasks(),
                List.of(Groups.OPERATORS));
        create("All", "Every open task", 3, tasks.createTaskQuery(), Groups.ALL);
    }

    private void create(
            String name, String description, int place, TaskQuery query, List<String> groups) {
        Filter known = filters.createTaskFilterQuery().filterName(name).singleResult();
        Filter filter = known == null ? filters.newTaskFilter(name) : known;
        filter.setQuery(query.orderByTaskPriority().desc().orderByTaskCreateTime().asc());
        filter.setProperties(
                Map.of(
                        "description",
                        description,
                        "priority",
                        place,
                        "refresh",
                        true,
                        "variables",
                        COLUMNS,
                        "showUndefinedVariable",
                        false));
        filters.saveFilter(filter);
        for (String group : Groups.ALL) {
            if (groups.contains(group)) {
                grants.grant(group, Resources.FILTER, filter.getId(), Permissions.READ);
            } else {
                grants.withdraw(group, Resources.FILTER, filter.getId());
            }
        }
    }

    private static Map<String, String> column(String variable, String label) {
        return Map.of("name", variable, "label", label);
    }
}
