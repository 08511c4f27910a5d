package io.icebridge.process.access;

import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.SUSPEND;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.SUSPEND_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_ASSIGN;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;

/**
 * What each group may do. Tasks are not here: the engine lets a task's candidates see and do it.
 *
 * <p>Nobody but administrators may modify instances or write variables, since both lead past gates.
 * {@code READ_HISTORY} goes by process key, since on every key at once it opens the whole operation
 * log.
 */
public final class Grants {
    /** Who may start one starts it in Tasklist, too. */
    public static final List<String> STARTABLE =
            List.of(
                    "upgrade-cloud",
                    "upgrade-services",
                    "deploy-parallel-nova",
                    "move-servers",
                    "retire-nova");

    /** Called too, but with grants of its own: its tasks are not an operator's. */
    private static final String GATE = "obtain-approval";

    private static final Permission[] OPERATING = {
        READ, READ_INSTANCE, READ_HISTORY, RETRY_JOB, SUSPEND, SUSPEND_INSTANCE
    };

    /** Who claimed a task must be able to give it back. */
    private static final Permission[] WORKING =
            Stream.concat(Stream.of(OPERATING), Stream.of(TASK_ASSIGN)).toArray(Permission[]::new);

    private static final List<String> CALLED =
            List.of(
                    "await-owner",
                    "build-server",
                    "check-readiness",
                    "decide-server",
                    "hold-server",
                    "move-server",
                    "move-slot",
                    "move-wave",
                    "move-waves",
                    "prove-nova",
                    "redeploy-node",
                    "release-server",
                    "restore-service",
                    "settle-server",
                    "undo-deployment",
                    "undo-move",
                    "upgrade-in-place",
                    "upgrade-packages",
                    "upgrade-service");

    private final AuthorizationService authorizations;

    Grants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void grantAll() {
        changeManagers();
        operators();
        auditors();
        administrators();
    }

    private void changeManagers() {
        grant(Groups.CHANGE_MANAGERS, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(Groups.CHANGE_MANAGERS, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(Groups.CHANGE_MANAGERS, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
        for (String key : STARTABLE) {
            definition(
                    Groups.CHANGE_MANAGERS,
                    key,
                    READ,
                    READ_INSTANCE,
                    READ_HISTORY,
                    CREATE_INSTANCE);
        }
        // Who claimed a gate that he may not decide must be able to give it back.
        definition(Groups.CHANGE_MANAGERS, GATE, READ, READ_INSTANCE, READ_HISTORY, TASK_ASSIGN);
        CALLED.forEach(
                key -> definition(Groups.CHANGE_MANAGERS, key, READ, READ_INSTANCE, READ_HISTORY));
    }

    private void operators() {
        grant(Groups.OPERATORS, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(Groups.OPERATORS, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        definition(Groups.OPERATORS, GATE, OPERATING);
        for (List<String> keys : List.of(STARTABLE, CALLED)) {
            keys.forEach(key -> definition(Groups.OPERATORS, key, WORKING));
        }
    }

    private void auditors() {
        grant(Groups.AUDITORS, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        definition(Groups.AUDITORS, "*", READ, READ_INSTANCE, READ_HISTORY);
        grant(Groups.AUDITORS, Resources.DEPLOYMENT, "*", Permissions.READ);
        grant(
                Groups.AUDITORS,
                Resources.DECISION_DEFINITION,
                "*",
                Permissions.READ,
                Permissions.READ_HISTORY);
        grant(
                Groups.AUDITORS,
                Resources.OPERATION_LOG_CATEGORY,
                "*",
                UserOperationLogCategoryPermissions.READ);
    }

    private void administrators() {
        for (Resource resource : Resources.values()) {
            grant(Groups.ADMINS, resource, "*", Permissions.ALL);
        }
    }

    private void definition(String group, String key, Permission... permissions) {
        grant(group, Resources.PROCESS_DEFINITION, key, permissions);
    }

    /** Takes back what an earlier version granted. */
    void withdraw(String group, Resource resource, String id) {
        authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .list()
                .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
    }

    /** Leaves alone what an administrator has changed meanwhile. */
    void grant(String group, Resource resource, String id, Permission... permissions) {
        if (authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(group)
                        .resourceType(resource)
                        .resourceId(id)
                        .count()
                > 0) {
            return;
        }
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        for (Permission permission : permissions) {
            grant.addPermission(permission);
        }
        authorizations.saveAuthorization(grant);
    }
}
