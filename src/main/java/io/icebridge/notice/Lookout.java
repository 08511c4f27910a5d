package io.icebridge.notice;

import io.icebridge.approval.Starts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Finds what there is to tell, by what is committed, and never in the way of the work. */
final class Lookout {
    private final Starts starts;
    private final Function<Instant, List<Happenings>> since;
    private final Occasions occasions;
    private final Editor editor;
    private final Clock clock;
    private List<Happenings> happenings;

    /**
     * @param since where something to tell can be found, by when notices were first sent
     */
    Lookout(
            Starts starts,
            Function<Instant, List<Happenings>> since,
            Occasions occasions,
            Editor editor,
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
        happenings.forEach(each -> each.look(running, now).forEach(occasions::add));
        editor.round(running, now);
    }
}
