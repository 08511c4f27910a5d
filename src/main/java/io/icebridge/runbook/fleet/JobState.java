package io.icebridge.runbook.fleet;

import java.util.Optional;

/** Where a detached command stands. */
record JobState(boolean begun, boolean running, Optional<Integer> status) {
    static final JobState ABSENT = new JobState(false, false, Optional.empty());
    static final JobState RUNNING = new JobState(true, true, Optional.empty());

    /** Begun, without an end, and no longer there: killed, or the host was started anew. */
    static final JobState GONE = new JobState(true, false, Optional.empty());

    static JobState ended(int status) {
        return new JobState(true, false, Optional.of(status));
    }

    /** True when nothing of it runs any more, so that its folder can be used anew. */
    boolean over() {
        return begun && !running;
    }
}
