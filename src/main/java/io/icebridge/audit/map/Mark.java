package io.icebridge.audit.map;

import io.icebridge.audit.overview.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far an element is.
 *
 * @param begun null where nothing tells
 * @param ended null where nothing tells, or while it goes on
 * @param tokens how many stand there
 * @param words what people said and what failed, each a line
 * @param down the page of what is called; empty where nothing is
 */
public record Mark(
        String id,
        String name,
        Stretch.State state,
        Instant begun,
        Instant ended,
        int tokens,
        List<String> words,
        String down) {

    /** Until now where it goes on; null where it is not known. */
    public Duration taken(Instant now) {
        if (begun == null || ended == null && state != Stretch.State.NOW) {
            return null;
        }
        return Duration.between(begun, ended == null ? now : ended);
    }

    boolean tells() {
        return state != Stretch.State.AHEAD || !down.isEmpty() || !words.isEmpty();
    }
}
