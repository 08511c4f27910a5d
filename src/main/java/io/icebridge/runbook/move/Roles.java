package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Intent;
import io.icebridge.journal.Journal;
import java.util.List;

/**
 * The administrator's role in each project. Granted before any token of the project is taken, since
 * Keystone revokes the tokens of a user whose roles change; revoked at the end exactly where it was
 * granted.
 */
public final class Roles {
    private static final String GRANTED = "granted";

    private final Cloud cloud;
    private final CloudFile file;
    private final Journal journal;

    public Roles(Cloud cloud, CloudFile file, Journal journal) {
        this.cloud = cloud;
        this.file = file;
        this.journal = journal;
    }

    public void grant(String change, List<Move> moves) {
        String role = file.moving().role();
        moves.stream()
                .map(Move::projectId)
                .distinct()
                .sorted()
                .forEach(
                        project ->
                                journal.perform(
                                        intent(change, project, "grantRole", "grant " + role),
                                        () ->
                                                cloud.identity().grantRole(project, role)
                                                        ? GRANTED
                                                        : "was there"));
    }

    /** Also takes away the key pairs that were lent to the administrator. */
    public void revoke(String change) {
        new LentKeys(journal, cloud).giveBack(change);
        for (Entry entry : journal.of(change)) {
            if (entry.settled()
                    && entry.intent().step().equals("grantRole")
                    && entry.result().equals(GRANTED)) {
                String project = entry.intent().subject().substring("project ".length());
                journal.perform(
                        intent(change, project, "revokeRole", "revoke " + file.moving().role()),
                        () -> {
                            cloud.identity().revokeRole(project, file.moving().role());
                            return "revoked";
                        });
            }
        }
    }

    private static Intent intent(String change, String project, String step, String detail) {
        return new Intent(change, "project " + project, step, detail);
    }
}
