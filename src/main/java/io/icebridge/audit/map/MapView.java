package io.icebridge.audit.map;

import java.time.Instant;
import java.util.List;

/**
 * One model of a change, as far as it was carried out.
 *
 * @param crumbs the way down to it, itself the last
 * @param marks of all its elements, as they are read
 * @param flows ids of those that were taken
 */
public record MapView(
        String change,
        String model,
        String title,
        MapScope scope,
        List<Crumb> crumbs,
        List<Mark> marks,
        List<String> flows,
        String cancelled,
        boolean running,
        Instant now) {

    /** A place on the way down. */
    public record Crumb(String title, String path) {}

    /** What there is to read of it. */
    public List<Mark> told() {
        return marks.stream().filter(Mark::tells).toList();
    }
}
