package io.icebridge.audit.map;

import io.icebridge.approval.Starts.Run;
import java.time.Instant;

/**
 * One model on the way down from what was started to what is shown.
 *
 * @param from the element that calls it; null for what was started
 * @param well whether it came to its good end
 */
record Level(String change, Run run, String model, MapScope scope, Element from, boolean well) {

    /** Of one subject all is told, since what an earlier start has done is not done again. */
    Instant since() {
        return scope.kind().isEmpty() ? run.start().at() : Instant.EPOCH;
    }

    boolean running() {
        return run.ended() == null;
    }

    Level well(boolean now) {
        return new Level(change, run, model, scope, from, now);
    }
}
