package io.icebridge.audit.overview;

import java.time.Instant;

/**
 * A person's task that stands open.
 *
 * @param id by which Tasklist shows it
 * @param concerns the service, node or server, for people; empty for the change as a whole
 * @param forWhom a group, or who has claimed it
 */
public record WaitingTask(
        String id, String name, String concerns, String forWhom, Instant since, boolean gate) {}
