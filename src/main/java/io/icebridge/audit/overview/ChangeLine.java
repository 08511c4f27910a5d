package io.icebridge.audit.overview;

import io.icebridge.approval.Starts.Start;
import java.time.Instant;

/**
 * A change in the list of all.
 *
 * @param start the newest
 * @param ended null while it runs
 */
public record ChangeLine(
        String change, Start start, Badge badge, ServerCounts servers, Instant ended) {}
