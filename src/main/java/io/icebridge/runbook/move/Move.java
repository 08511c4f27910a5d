package io.icebridge.runbook.move;

import io.icebridge.cloudfile.UserData;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.inventory.Reason;
import java.util.List;

/**
 * A server's move as it is planned and as it stands.
 *
 * @param method {@code SNAPSHOT}, {@code VOLUME}, {@code REDEPLOY}, {@code WAIT}, {@code BY_HAND},
 *     {@code REFUSED}
 * @param why it goes that way, in a sentence
 * @param reasons all that speaks against rebuilding it as it was, also what a person answers for
 * @param userData what its new server is to get
 * @param length beside other moves, by {@link MoveLength}
 * @param wave null until its node's turn has come
 * @param newId null until the new region has it
 */
public record Move(
        String serverId,
        String serverName,
        String projectId,
        String node,
        String flavorId,
        String method,
        String why,
        List<Reason> reasons,
        UserData userData,
        int length,
        State state,
        Integer wave,
        Integer slot,
        String newId) {

    /** How far it is. */
    public enum State {
        PLANNED,
        /** A slot is at it. */
        CLAIMED,
        /** Its new server is accepted and its slot free; the old one is on its way out. */
        RELEASING,
        /** It waits for its owner or for a person, and holds no slot. */
        ASIDE,
        MOVED,
        MOVED_BY_HAND,
        /** Its owner has deleted it. */
        GONE,
        /** A person decided that it stays. */
        LEFT;

        /** Whether nothing more will be done with the server. */
        public boolean over() {
            return this == MOVED || this == MOVED_BY_HAND || this == GONE || this == LEFT;
        }
    }

    /** Snapshot, volume and redeploy need nobody. */
    public boolean byItself() {
        return method.equals("SNAPSHOT") || method.equals("VOLUME") || method.equals("REDEPLOY");
    }

    /** Whether people must know of it before servers move. */
    public boolean notable() {
        return !byItself() || !reasons.isEmpty();
    }

    /** Whether it was found to go the same way, as long and with as much against it. */
    boolean sameWay(Move other) {
        return method.equals(other.method)
                && reasons.equals(other.reasons)
                && length == other.length;
    }

    /** Why it goes that way, and every reason against it with its remedy, for people. */
    public String told() {
        return reasons.isEmpty() ? why : why + " Reasons: " + Reason.told(reasons);
    }

    /** What its journal entries are filed under. */
    public Subject subject() {
        return Subject.server(serverId);
    }
}
