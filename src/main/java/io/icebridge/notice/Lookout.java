package io.icebridge.notice;

import io.icebridge.approval.Starts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what there is to tell, by what is committed, and never in the way of the work. */
final class Lookout {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

    private final Starts starts;
    private final Function<Instant, List<Happenings>> since;
    private final Occasions occasions;
    private final BiConsumer<List<String>, Instant> editor;
    private final Clock clock;
    private List<Happenings> happenings;

    /**
     * @param since where something to tell can be found, by when notices were first sent
     * @param editor who makes notices of it, by what runs now
     */
    Lookout(
            Starts starts,
            Function<Instant, List<Happenings>> since,
            Occasions occasions,
            BiConsumer<List<String>, Instant> editor,
            Clock clock) {
        this.starts = starts;
        this.since = since;
        this.occasions = occasions;
        this.editor = editor;
        this.clock = clock;
    }

    void round() {
        List<String> running = starts.running();
        Instant now = clock.instant();
        if (happenings == null) {
            happenings = since.apply(occasions.begun(now));
        }
        for (Happenings each : happenings) {
            look(each, running, now);
        }
        editor.accept(running, now);
    }

    /** What one of them cannot read must not keep people from hearing of the others. */
    private void look(Happenings each, List<String> running, Instant now) {
        try {
            each.look(running, now).forEach(occasions::add);
        } catch (RuntimeException failure) {
            LOG.warn(
                    "Notices of {}: {}; tried again",
                    each.getClass().getSimpleName(),
                    failure.getMessage());
        }
    }
}
