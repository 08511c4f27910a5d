package io.icebridge.runbook.move;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.inventory.GroupFacts;
import java.util.List;
import java.util.Optional;

/**
 * The server groups of servers that move, with all members by their old ids: when a server has gone
 * from the old region, nothing there tells any more that it was in one.
 */
public final class GroupNotes {
    static final String STEP = "saveServer";

    private static final String PART = "members";

    private final Journal journal;
    private final CloudFile file;

    public GroupNotes(Journal journal, CloudFile file) {
        this.journal = journal;
        this.file = file;
    }

    /**
     * A server group as it was found.
     *
     * @param projectId whose it is, and whose its servers are
     */
    public record Noted(String projectId, GroupFacts group) {}

    private Key key(String groupId) {
        return new Key(STEP, Subject.CHANGE, On.NEW.in(file), PART + ":" + groupId);
    }

    /** Writes it down, unless nothing of it is new. */
    void note(Change change, String projectId, GroupFacts found) {
        Key key = key(found.id());
        Optional<GroupFacts> before = journal.result(change, key, Noted.class).map(Noted::group);
        GroupFacts now = before.map(group -> group.and(found)).orElse(found);
        if (!before.equals(Optional.of(now))) {
            journal.note(
                    change,
                    key,
                    "the servers of server group " + found.name(),
                    new Noted(projectId, now));
        }
    }

    /** All of a change. */
    public List<Noted> of(Change change) {
        return journal.last(change, Subject.CHANGE, STEP).stream()
                .filter(entry -> entry.key().partKind().equals(PART))
                .flatMap(entry -> entry.result(Noted.class).stream())
                .toList();
    }
}
