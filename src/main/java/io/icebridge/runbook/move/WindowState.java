package io.icebridge.runbook.move;

import java.util.List;

/**
 * The window of a change as it stands.
 *
 * @param limit how many servers move at once while it is open
 * @param sized who set the limit; null while the cloud file's holds
 * @param pause who paused it; null while nobody has
 * @param closed whether no server is begun until a person has judged those that failed
 * @param failed ids of the servers that have failed since it was last opened
 */
public record WindowState(
        int limit,
        Wanted sized,
        Wanted pause,
        boolean closed,
        List<String> failed,
        List<Hold> holds) {

    /** How many may move at once now: 0 while it is paused or closed. */
    public int size() {
        return paused() || closed ? 0 : limit;
    }

    public boolean paused() {
        return pause != null;
    }

    /** Whether the slot may begin the server now. */
    boolean lets(int slot, Move move) {
        return slot < size() && holds.stream().noneMatch(hold -> hold.whom().covers(move));
    }
}
