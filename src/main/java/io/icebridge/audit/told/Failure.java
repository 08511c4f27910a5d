package io.icebridge.audit.told;

import io.icebridge.journal.Subject;
import java.time.Instant;

/**
 * Something that failed and had to be decided on, or was tried again by itself.
 *
 * @param meaning what it means, and remedy what helps, by the policy for failures
 * @param detail the last output that there was; may be empty
 */
public record Failure(
        long number,
        Subject subject,
        String step,
        String kind,
        String message,
        String meaning,
        String remedy,
        String detail,
        Instant at) {

    /** What happened and what it means, in one text. */
    public String told() {
        return meaning.isBlank() ? message : message + "\n" + meaning;
    }
}
