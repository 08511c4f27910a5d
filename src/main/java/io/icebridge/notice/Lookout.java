package io.icebridge.notice;

import io.icebridge.approval.Starts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Finds what there is to tell, by what is committed, and never in the way of the work. */
final class Lookout {
    private final Starts starts;
    private final List<Happenings> happenings;
    private final Occasions occasions;
    private final Editor editor;
    private final Clock clock;

    Lookout(
            Starts starts,
            List<Happenings> happenings,
            Occasions occasions,
            Editor editor,
            Clock clock) {
        this.starts = starts;
        this.happenings = happenings;
        this.occasions = occasions;
        this.editor = editor;
        this.clock = clock;
    }

    void round() {
        List<String> running = starts.running();
        Instant now = clock.instant();
        happenings.forEach(each -> each.look(running, now).forEach(occasions::add));
        editor.round(running, now);
    }
}
