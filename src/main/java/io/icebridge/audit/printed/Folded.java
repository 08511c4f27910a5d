package io.icebridge.audit.printed;

import java.time.Instant;

/**
 * Actions that are alike, on one line.
 *
 * @param step its id; empty where they are of several
 * @param part the kind of action within the step; empty where they are of several
 * @param subject whom they concern, or how many
 * @param place where they were, or at how many places
 * @param actions that were begun or written down
 * @param failed attempts that failed
 * @param byHand actions that a person did and said so
 */
public record Folded(
        String step,
        String part,
        String subject,
        String place,
        int actions,
        int failed,
        int byHand,
        Instant first,
        Instant last) {}
