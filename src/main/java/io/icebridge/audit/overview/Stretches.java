package io.icebridge.audit.overview;

import io.icebridge.audit.overview.Stretch.State;
import io.icebridge.audit.told.Drawn.Part;
import io.icebridge.journal.Expected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Puts the parts of a change and what was seen of each into order. */
final class Stretches {
    private Stretches() {}

    /**
     * What the tables hold of a part.
     *
     * @param first when something of it was first written down; null when nothing was
     */
    record Seen(Part part, Instant first, Expected expected) {}

    /**
     * A part has ended when a later one has begun, or the whole has; the last that has begun goes
     * on.
     *
     * @param started when the whole was
     * @param ended null while it goes on
     * @param well whether it came to its good end
     */
    static List<Stretch> of(List<Seen> parts, Instant started, Instant ended, boolean well) {
        int current = current(parts);
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Seen seen = parts.get(i);
            Instant begun = i == 0 ? started : seen.first();
            State state = i > current ? State.AHEAD : state(i == current, ended, well);
            stretches.add(
                    new Stretch(
                            seen.part().id(),
                            seen.part().name(),
                            seen.part().model(),
                            state,
                            state == State.AHEAD ? null : begun,
                            state == State.NOW || state == State.AHEAD
                                    ? null
                                    : end(parts, i, ended),
                            seen.expected()));
        }
        return stretches;
    }

    private static int current(List<Seen> parts) {
        int current = 0;
        for (int i = 0; i < parts.size(); i++) {
            current = parts.get(i).first() == null ? current : i;
        }
        return current;
    }

    private static State state(boolean current, Instant ended, boolean well) {
        if (!current) {
            return State.DONE;
        }
        if (ended == null) {
            return State.NOW;
        }
        return well ? State.DONE : State.ENDED_HERE;
    }

    /** The next begins where one ends, so that nothing is lost between. */
    private static Instant end(List<Seen> parts, int at, Instant ended) {
        Optional<Instant> next =
                parts.stream()
                        .skip(at + 1L)
                        .map(Seen::first)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder());
        return next.orElse(ended);
    }
}
