package io.icebridge.approval;

import java.time.Instant;

/**
 * A decision at a gate, as it was recorded.
 *
 * @param digest of the evidence that was shown
 * @param evidence what was shown, as canonical JSON
 * @param decision {@code approve} or {@code reject}
 * @param startedBy who had started the change; several names have a comma between them
 * @param approverChanged what somebody else had changed of his groups and password since the change
 *     was started; empty when nothing
 */
public record Approval(
        Gate gate,
        String digest,
        String evidence,
        String decision,
        String comment,
        String by,
        Instant at,
        String startedBy,
        String approverChanged) {

    /** A gate of one change; the subject is empty where the gate has none. */
    public record Gate(String change, String name, String subject) {
        @Override
        public String toString() {
            return subject.isEmpty() ? name : name + " " + subject;
        }
    }

    public boolean approved() {
        return decision.equals("approve");
    }
}
