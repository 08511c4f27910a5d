package io.icebridge.notice;

import io.icebridge.approval.Starts;
import io.icebridge.approval.Starts.Run;
import io.icebridge.audit.overview.Badge;
import io.icebridge.audit.overview.ChangeReader;
import io.icebridge.audit.told.Lasting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Changes that have come to an end, whatever it was. */
final class Ends implements Happenings {
    private final Starts starts;
    private final ChangeReader changes;
    private final Instant begun;
    private List<String> ran = List.of();
    private boolean first = true;

    Ends(Starts starts, ChangeReader changes, Instant begun) {
        this.starts = starts;
        this.changes = changes;
        this.begun = begun;
    }

    /** Asks only where something that ran does not, and at the beginning. */
    @Override
    public List<Occasion> look(List<String> running, Instant now) {
        Set<String> gone = new HashSet<>(ran);
        gone.removeAll(running);
        boolean all = first;
        first = false;
        ran = running;
        if (gone.isEmpty() && !all) {
            return List.of();
        }
        return starts.runs().stream()
                .filter(run -> all || gone.contains(run.start().change()))
                .filter(run -> run.ended() != null && !run.ended().isBefore(begun))
                .map(this::occasion)
                .toList();
    }

    private Occasion occasion(Run run) {
        String change = run.start().change();
        Badge badge = changes.line(change, List.of(run)).badge();
        return Occasion.now(
                        "end %s %s".formatted(change, run.start().at()),
                        Kind.END,
                        change,
                        run.ended(),
                        run.start().model() + " " + badge.kind().word(),
                        "")
                .saying(
                        "%s It took %s."
                                .formatted(
                                        badge.words().isEmpty() ? "" : badge.words() + ".",
                                        Lasting.told(
                                                Duration.between(run.start().at(), run.ended())))
                                .strip());
    }
}
