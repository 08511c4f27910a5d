package io.icebridge.journal;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;

/**
 * How long an action is expected to take.
 *
 * @param seconds null where nothing tells
 * @param basis where the figure is from, or why there is none
 */
public record Expected(Long seconds, String basis) {
    public static final Expected UNKNOWN = new Expected(null, "not measured");
    public static final Expected MOMENT = new Expected(1L, "an answer at once");

    /** Nothing tells but how long it may take. */
    public static Expected within(Duration limit) {
        return new Expected(null, "not measured; within %d s".formatted(limit.toSeconds()));
    }

    /** The median of what it took before. */
    static Expected measured(List<Span> spans) {
        if (spans.isEmpty()) {
            return UNKNOWN;
        }
        List<Long> seconds = spans.stream().map(s -> s.time().toSeconds()).sorted().toList();
        String changes = spans.stream().map(s -> s.change().id()).distinct().collect(joining(", "));
        return new Expected(
                seconds.get(seconds.size() / 2),
                "measured %s in %s"
                        .formatted(
                                seconds.size() == 1 ? "once" : seconds.size() + " times", changes));
    }

    /** What something took in a change. */
    record Span(Change change, Duration time) {}
}
