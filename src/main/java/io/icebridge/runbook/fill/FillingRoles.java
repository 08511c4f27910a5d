package io.icebridge.runbook.fill;

import io.icebridge.cloud.Cloud;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Reach;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.nova.DeploymentUndo;
import java.util.List;
import java.util.stream.Stream;

/**
 * The administrator's role in each project whose security groups are copied: revoked at the end
 * exactly where it was granted.
 */
public final class FillingRoles {
    private static final CloudDraft DRAFT =
            new CloudDraft(FillNova.STEP, Subject.CHANGE, Place.cloud("identity"));
    private static final String HELD = "holdsRole";
    private static final String GRANT = "grantRole";
    private static final String REVOKE = "revokeRole";

    private final Cloud cloud;
    private final Journal journal;
    private final Change change;
    private final String role;

    /**
     * @param role its name in Keystone
     */
    public FillingRoles(Cloud cloud, Journal journal, Change change, String role) {
        this.cloud = cloud;
        this.journal = journal;
        this.change = change;
        this.role = role;
    }

    /** Whether the administrator had the role before. */
    private record Held(boolean held) {}

    /**
     * Whether it was held before is on record before it is granted: after a death in between,
     * nobody could tell our grant from another's any more.
     */
    List<Deed> granted(Projects projects) {
        return List.of(
                new Deed.Each(
                        Action.look(DRAFT.key(HELD), "whether it is held in each project: " + role),
                        projects::enabled,
                        id ->
                                DRAFT.see(
                                        CloudDraft.of(HELD, id),
                                        "whether it is held in each project: " + role,
                                        () -> new Held(cloud.identity().holdsRole(id, role))),
                        List.of()),
                DRAFT.each(
                        GRANT,
                        "each project where it is not held: PUT projects/{project}/users"
                                + "/{administrator}/roles/{"
                                + role
                                + "}",
                        projects::enabled,
                        List.of(takenBack(DeploymentUndo.ENDPOINTS)),
                        this::grant));
    }

    private String grant(Reach reach, String project) {
        if (held(project)) {
            return "held before";
        }
        reach.cloud().identity().grantRole(project, role);
        return "granted";
    }

    private boolean held(String project) {
        return journal.result(change, DRAFT.key(CloudDraft.of(HELD, project)), Held.class)
                .map(Held::held)
                .orElse(true);
    }

    /** At the end of the filling. */
    Deed revoked(Projects projects) {
        return DRAFT.each(
                REVOKE, revocation(), projects::ids, Undo.needless("it was lent"), this::revoke);
    }

    /** What a filling that came to no end has left, at the end of another step. */
    public Deed takenBack(CloudDraft draft) {
        return draft.each(
                REVOKE, revocation(), this::left, Undo.needless("it was lent"), this::revoke);
    }

    /** What is to be done anew where the role is wanted in a project again. */
    static List<Key> again(String project) {
        return List.of(HELD, GRANT, REVOKE).stream()
                .flatMap(part -> Stream.of(part, CloudDraft.of(part, project)))
                .map(DRAFT::key)
                .toList();
    }

    private String revocation() {
        return "each project in which the filling granted it: DELETE projects/{project}/users"
                + "/{administrator}/roles/{"
                + role
                + "}";
    }

    private List<String> left() {
        return journal.last(change, DRAFT.subject(), DRAFT.step()).stream()
                .filter(Entry::mayBeDone)
                .map(Entry::key)
                .filter(key -> key.partKind().equals(GRANT) && !key.part().equals(GRANT))
                .map(Key::part)
                .map(part -> part.substring(GRANT.length() + 1))
                .filter(id -> !journal.settled(change, DRAFT.key(CloudDraft.of(REVOKE, id))))
                .toList();
    }

    private String revoke(Reach reach, String project) {
        if (held(project)) {
            return "held before";
        }
        reach.cloud().identity().revokeRole(project, role);
        return "revoked";
    }
}
