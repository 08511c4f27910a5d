package io.icebridge.process.access;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The groups, which always exist, and the users that the application itself creates. */
final class Users {
    private static final Logger LOG = LoggerFactory.getLogger(Users.class);

    private final IdentityService identity;

    Users(IdentityService identity) {
        this.identity = identity;
    }

    void createGroups() {
        group(Groups.CHANGE_MANAGERS, "Change managers", "WORKFLOW");
        group(Groups.OPERATORS, "Operators", "WORKFLOW");
        group(Groups.AUDITORS, "Auditors", "WORKFLOW");
        group(Groups.ADMINS, "Administrators", "SYSTEM");
    }

    void createFirstAdministrator(String password) {
        user(FirstAdministrator.NAME, password, List.of(Groups.ADMINS));
        LOG.info("Created the administrator {}.", FirstAdministrator.NAME);
    }

    /** {@code manager}, {@code manager2} and so on, and one of each other kind. */
    void createDemoUsers(int managers) {
        LOG.warn("The profile demo is on: its users have their names for passwords.");
        for (int i = 1; i <= managers; i++) {
            String name = i == 1 ? "manager" : "manager" + i;
            user(name, name, List.of(Groups.CHANGE_MANAGERS));
        }
        user("operator", "operator", List.of(Groups.OPERATORS));
        user("auditor", "auditor", List.of(Groups.AUDITORS));
        user(FirstAdministrator.NAME, FirstAdministrator.NAME, List.of(Groups.ADMINS));
    }

    private void group(String id, String name, String type) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            Group group = identity.newGroup(id);
            group.setName(name);
            group.setType(type);
            identity.saveGroup(group);
        }
    }

    private void user(String id, String password, List<String> groups) {
        if (identity.createUserQuery().userId(id).count() == 0) {
            User user = identity.newUser(id);
            user.setFirstName(id);
            user.setLastName("");
            user.setPassword(password);
            identity.saveUser(user);
            groups.forEach(group -> identity.createMembership(id, group));
        }
    }
}
