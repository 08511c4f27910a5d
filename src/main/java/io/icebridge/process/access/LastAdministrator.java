package io.icebridge.process.access;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.identity.db.DbUserQueryImpl;

/**
 * An administrator always remains: the engine refuses what would take the last one away, whoever
 * asks and whichever way. Works within the command that takes away.
 */
final class LastAdministrator {
    private final DbIdentityServiceProvider identities;

    LastAdministrator(DbIdentityServiceProvider identities) {
        this.identities = identities;
    }

    /**
     * @throws BadUserRequestException when the user is the only administrator
     */
    void checkDeletion(String user) {
        check(user, "deleted");
    }

    /**
     * @throws BadUserRequestException when the group is the administrators' and has no other member
     */
    void checkRemoval(String user, String group) {
        if (Groups.ADMINS.equals(group)) {
            check(user, "removed from " + group);
        }
    }

    /**
     * @throws BadUserRequestException when the group is the administrators'
     */
    void checkGroupDeletion(String group) {
        if (Groups.ADMINS.equals(group)) {
            throw new BadUserRequestException(
                    "The group " + group + " is not deleted: nobody would administer users.");
        }
    }

    private void check(String user, String done) {
        // Otherwise the last two could take each other away at the same moment.
        Context.getCommandContext().getPropertyManager().acquireExclusiveLock();
        List<User> administrators =
                Context.getCommandContext().runWithoutAuthorization(this::administrators);
        if (administrators.size() == 1 && administrators.get(0).getId().equals(user)) {
            throw new BadUserRequestException(
                    user
                            + " is the last administrator and is not "
                            + done
                            + ". Make somebody else an administrator first.");
        }
    }

    private List<User> administrators() {
        DbUserQueryImpl members = new DbUserQueryImpl();
        members.memberOfGroup(Groups.ADMINS);
        return identities.findUserByQueryCriteria(members);
    }
}
