package io.icebridge.audit.servers;

import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Way;
import java.util.List;
import java.util.Optional;

/**
 * One server, from its plan to its receipt.
 *
 * @param way that a person chose for it
 * @param approved by whom, a sentence each
 * @param was empty until its definition is saved
 * @param compared what the comparison at the end found equal; empty until then
 * @param evidence of its snapshot and its checks
 */
public record ServerStory(
        Move move,
        ServerRow row,
        Optional<Way> way,
        List<Warrant> approved,
        List<Moment> life,
        List<Beside> was,
        String compared,
        List<Proof> evidence) {

    /**
     * An approval that covers it.
     *
     * @param digest of what may be done to it
     */
    public record Warrant(String gate, String by, String digest) {}

    /** Something that was proven, and what was seen. */
    public record Proof(String what, String seen) {}
}
