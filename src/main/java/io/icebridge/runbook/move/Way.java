package io.icebridge.runbook.move;

import io.icebridge.runbook.inventory.Reason;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The way that a person chose for one server, and what he answers for.
 *
 * @param method as in {@link Move}
 * @param overridden the reasons against it that he was shown and named
 */
public record Way(
        String serverId,
        String method,
        List<Reason> overridden,
        String by,
        String comment,
        Instant at) {

    /** Of what was found, that for which he does not answer, since he was not shown it. */
    List<Reason> unanswered(List<Reason> found) {
        return found.stream().filter(reason -> !answersFor(reason)).toList();
    }

    /**
     * Whether he named it. One of the same code that says something else is another: a second
     * network, another status.
     */
    public boolean answersFor(Reason reason) {
        return overridden.stream()
                .anyMatch(
                        known ->
                                known.code().equals(reason.code())
                                        && known.what().equals(reason.what()));
    }

    /** Who chose what and why, for people. */
    String told() {
        String word = by + " chose " + method + ": " + comment;
        return overridden.isEmpty() ? word : word + " (answering for " + codes() + ")";
    }

    private String codes() {
        return overridden.stream().map(Reason::code).collect(Collectors.joining(", "));
    }
}
