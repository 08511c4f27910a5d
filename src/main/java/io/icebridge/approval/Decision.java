package io.icebridge.approval;

import java.time.Instant;
import java.util.Set;

/**
 * What a person decided in a human task that is no gate.
 *
 * @param subject whom it concerns, as in the journal
 * @param task the task's element id
 * @param about what the task was about, such as the failure's message; may be empty
 */
public record Decision(
        String change,
        String subject,
        String task,
        String decision,
        String comment,
        String about,
        String by,
        Instant at) {
    /** After these the runbook itself does and proves what gates show later. */
    private static final Set<String> RUNBOOK_PROVES =
            Set.of("retry", "again", "restore", "undo", "stop");

    /** Whether a gate that shows this later rests on the word of the person who decided. */
    public boolean testimony() {
        return !RUNBOOK_PROVES.contains(decision);
    }
}
