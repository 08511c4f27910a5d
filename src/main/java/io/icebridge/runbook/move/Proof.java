package io.icebridge.runbook.move;

import java.time.Instant;

/**
 * That a snapshot can stand for its server's disk.
 *
 * @param serverChanged when Nova had last written to the server's row by then; null where nobody
 *     had looked
 */
record Proof(String imageId, long bytes, String checksum, Instant serverChanged) {}
