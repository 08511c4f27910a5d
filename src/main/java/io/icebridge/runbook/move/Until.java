package io.icebridge.runbook.move;

import java.time.Instant;

/**
 * For how long a server's snapshot is kept.
 *
 * @param imageId whose it is
 */
public record Until(String imageId, Instant time) {}
