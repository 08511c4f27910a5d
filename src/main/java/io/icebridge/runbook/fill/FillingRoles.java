package io.icebridge.runbook.fill;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Intent;
import io.icebridge.journal.Journal;
import java.util.Collection;
import java.util.List;

/**
 * The administrator's role in each project. Granted before any token of the project is taken, since
 * Keystone revokes the tokens of a user whose roles change; revoked at the end exactly where it was
 * granted.
 */
public final class FillingRoles {
    private static final String PROJECT = "project ";

    private final Cloud cloud;
    private final String role;
    private final Journal journal;
    private final String held;
    private final String grant;
    private final String revoke;

    private FillingRoles(Cloud cloud, CloudFile file, Journal journal, String work) {
        this.cloud = cloud;
        this.role = file.moving().role();
        this.journal = journal;
        this.held = work + "holdsRole";
        this.grant = work + "grantRole";
        this.revoke = work + "revokeRole";
    }

    /** Those under which the new Nova is filled, which is over before servers move. */
    public static FillingRoles ofFilling(Cloud cloud, CloudFile file, Journal journal) {
        return new FillingRoles(cloud, file, journal, "fillNova.");
    }

    /** Grants it wherever it is not held already. */
    public void grant(String change, Collection<String> projectIds) {
        projectIds.stream().distinct().sorted().forEach(id -> grant(change, id));
    }

    /**
     * Whether it was held before is looked up before the intent is written: after a death in
     * between, nobody could tell our grant from another's any more.
     */
    private void grant(String change, String project) {
        if (journal.mayBeDone(change, PROJECT + project, revoke)) {
            revoke(change, project);
            journal.spoil(change, PROJECT + project, revoke, "to be granted again");
        }
        if (!journal.mayBeDone(change, PROJECT + project, grant)
                && cloud.identity().holdsRole(project, role)) {
            journal.perform(intent(change, project, held, "role " + role), () -> "held before");
            return;
        }
        journal.perform(
                intent(change, project, grant, "grant " + role),
                () -> {
                    cloud.changing().identity().grantRole(project, role);
                    return "granted";
                });
    }

    /**
     * Takes it away again, also where nobody knows whether it was granted.
     *
     * @return from how many projects
     */
    public int revoke(String change) {
        List<String> granted =
                journal.of(change).stream()
                        .filter(e -> e.intent().step().equals(grant))
                        .filter(e -> e.state() != Entry.State.FAILED)
                        .map(e -> e.intent().subject().substring(PROJECT.length()))
                        .toList();
        granted.forEach(project -> revoke(change, project));
        return granted.size();
    }

    private void revoke(String change, String project) {
        journal.perform(
                intent(change, project, revoke, "revoke " + role),
                () -> {
                    cloud.changing().identity().revokeRole(project, role);
                    return "revoked";
                });
        if (journal.mayBeDone(change, PROJECT + project, grant)) {
            journal.spoil(change, PROJECT + project, grant, "revoked again");
        }
    }

    private static Intent intent(String change, String project, String step, String detail) {
        return new Intent(change, PROJECT + project, step, detail);
    }
}
