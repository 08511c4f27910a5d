package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.TokenSource;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Effect;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Subject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The administrator's role in each project. Granted before any token of the project is taken, since
 * Keystone revokes the tokens of a user whose roles change; revoked at the end exactly where it was
 * granted.
 */
public final class Roles {
    private static final String PREPARE = "prepareMoves";
    private static final List<String> GIVEN_BACK = List.of("closeMoves", SharedAction.CLEAN_UP);

    private final Cloud cloud;
    private final CloudFile file;
    private final String role;
    private final Door door;
    private final Journal journal;

    public Roles(Cloud cloud, CloudFile file, Door door) {
        this.cloud = cloud;
        this.file = file;
        this.role = file.moving().role();
        this.door = door;
        this.journal = door.journal();
    }

    /** That the role was held before, so that it is not taken away. */
    private record Held(String role) {}

    /** Grants it wherever it is not held already. */
    public void grant(Change change, Collection<String> projectIds) {
        projectIds.stream().distinct().sorted().forEach(id -> grantWhereThere(change, id));
    }

    /** Servers outlive their project, and one of those must not keep all others from moving. */
    private void grantWhereThere(Change change, String project) {
        try {
            grant(change, project);
        } catch (CloudFailure failure) {
            boolean gone =
                    failure.reason() == CloudFailure.Reason.NOT_FOUND
                            && cloud.identity().projects().stream()
                                    .noneMatch(p -> p.id().equals(project));
            if (!gone) {
                throw failure;
            }
        }
    }

    /**
     * Whether it was held before is looked up before the intent is written: after a death in
     * between, nobody could tell our grant from another's any more.
     */
    private void grant(Change change, String project) {
        for (String step : GIVEN_BACK) {
            Key revoked = key(SharedAction.REVOKE, step, project);
            if (journal.mayBeDone(change, revoked)) {
                revoke(change, project, step);
                journal.anew(change, revoked, "to be granted again");
            }
        }
        GIVEN_BACK.forEach(
                step ->
                        door.mustBeKnown(
                                change,
                                key(SharedAction.REVOKE, step, project),
                                "granting the role"));
        Key granted = key(SharedAction.GRANT, PREPARE, project);
        if (cloud.identity().tokenSource(project) == TokenSource.CREDENTIAL) {
            // Keystone deletes such a credential when a role of its user is taken away there
            return;
        }
        if (!journal.mayBeDone(change, granted) && cloud.identity().holdsRole(project, role)) {
            Key held = new Key(PREPARE, Subject.CHANGE, granted.place(), "held:" + project);
            journal.note(change, held, "the role is held already", new Held(role));
            return;
        }
        door.carryOut(
                change,
                Effect.repeatable(
                        SharedAction.GRANT.action(file, On.IDENTITY, PREPARE, project),
                        reach -> {
                            reach.cloud().identity().grantRole(project, role);
                            return "granted";
                        }));
    }

    private Key key(SharedAction kind, String step, String project) {
        return kind.key(file, On.IDENTITY, step, project);
    }

    /**
     * Takes it away again, also where nobody knows whether it was granted.
     *
     * @param step the element that takes it away
     * @return from how many projects
     */
    public int revoke(Change change, String step) {
        Map<Key, Entry> last = new LinkedHashMap<>();
        journal.of(change, Subject.CHANGE, PREPARE).stream()
                .filter(e -> SharedAction.GRANT.isAt(e.key()))
                .forEach(e -> last.put(e.key(), e));
        List<String> granted =
                last.values().stream()
                        .filter(Entry::mayBeDone)
                        .map(e -> e.key().part().substring(e.key().partKind().length() + 1))
                        .toList();
        granted.forEach(project -> revoke(change, project, step));
        return granted.size();
    }

    private void revoke(Change change, String project, String step) {
        door.mustBeKnown(change, key(SharedAction.GRANT, PREPARE, project), "taking the role away");
        door.carryOut(
                change,
                Effect.repeatable(
                        SharedAction.REVOKE.action(file, On.IDENTITY, step, project),
                        reach -> {
                            reach.cloud().identity().revokeRole(project, role);
                            return "revoked";
                        }));
        journal.anew(change, key(SharedAction.GRANT, PREPARE, project), "revoked again");
    }
}
