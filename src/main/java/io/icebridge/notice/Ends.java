package io.icebridge.notice;

import io.icebridge.approval.Starts;
import io.icebridge.approval.Starts.Run;
import io.icebridge.audit.overview.Badge;
import io.icebridge.audit.overview.ChangeLine;
import io.icebridge.audit.told.Lasting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Changes that have come to an end, whatever it was. */
final class Ends implements Happenings {
    private final Starts starts;
    private final BiFunction<String, List<Run>, ChangeLine> lines;
    private final Instant begun;
    private final Set<String> seen = new HashSet<>();
    private int ends = -1;

    /**
     * @param lines a change in the list of all, by its id and what was started for it
     */
    Ends(Starts starts, BiFunction<String, List<Run>, ChangeLine> lines, Instant begun) {
        this.starts = starts;
        this.lines = lines;
        this.begun = begun;
    }

    /**
     * Asks only where there is another end, since what is started and ends between two looks was
     * never seen to run.
     */
    @Override
    public List<Occasion> look(List<String> running, Instant now) {
        int written = starts.ends();
        if (written == ends) {
            return List.of();
        }
        ends = written;
        return starts.runs().stream()
                .filter(run -> run.ended() != null && !run.ended().isBefore(begun))
                .filter(run -> seen.add(key(run)))
                .map(this::occasion)
                .toList();
    }

    private static String key(Run run) {
        return "end %s %s".formatted(run.start().change(), run.start().at());
    }

    private Occasion occasion(Run run) {
        String change = run.start().change();
        Badge badge = lines.apply(change, List.of(run)).badge();
        return Occasion.now(
                        key(run),
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
