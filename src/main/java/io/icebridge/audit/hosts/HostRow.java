package io.icebridge.audit.hosts;

import java.time.Instant;

/**
 * A host on which something was done.
 *
 * @param actions that were begun or written down
 * @param failed attempts that failed
 * @param byHand actions that a person did and said so
 */
public record HostRow(
        String name, int actions, int failed, int byHand, Instant first, Instant last) {}
