package io.icebridge.web;

import io.icebridge.runbook.move.Wanted;
import java.time.Instant;
import java.util.List;

/**
 * The window of one change, as people and programs read it.
 *
 * @param mayBeChanged whether it runs and has something left to move
 * @param serversAtOnce how many may move at once now; 0 while it is paused or closed
 * @param limit how many may while it is open
 * @param most what the limit may be set to at most
 * @param sized who set the limit; null while the cloud file's holds
 * @param pause who paused it; null while nobody has
 * @param closed whether too many servers have failed
 * @param failed those servers, in words
 * @param notBegun how many servers nobody has begun to move
 * @param history the newest first
 */
record ChangeWindow(
        String change,
        boolean mayBeChanged,
        int serversAtOnce,
        int limit,
        int most,
        Wanted sized,
        boolean paused,
        Wanted pause,
        boolean closed,
        List<String> failed,
        List<Held> heldBack,
        int notBegun,
        List<Slots.Row> underWay,
        List<Act> history) {

    /**
     * What is held back.
     *
     * @param name a server's or project's id, a node's name
     * @param told the same in words, with how far it is
     */
    record Held(String kind, String name, String told, Wanted wanted) {}

    /** What somebody did to the window. */
    record Act(long number, Instant at, String by, String what, String why) {}
}
