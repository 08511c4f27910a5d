package io.icebridge.runbook.services;

import java.time.Duration;

/** How long commands may take that are run while somebody waits. */
final class Limits {
    /** A dump, a load or an archive. */
    static final Duration DUMP = Duration.ofHours(1);

    private Limits() {}
}
