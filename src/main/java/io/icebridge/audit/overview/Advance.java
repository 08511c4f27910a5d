package io.icebridge.audit.overview;

import io.icebridge.approval.Records;
import io.icebridge.approval.Starts.Run;
import io.icebridge.audit.overview.Stretches.Seen;
import io.icebridge.audit.told.Drawn;
import io.icebridge.audit.told.Drawn.Part;
import io.icebridge.journal.Expected;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How far a change is, part by part, and what each part should take. */
@Component
class Advance {
    private static final int EARLIER = 10;
    private static final Expected A_PERSON = new Expected(null, "a person decides");

    private final Drawn drawn;
    private final PartTimes times;
    private final PlannedTime planned;
    private final Records records;

    /** What has ended stays as it was. */
    private final Map<String, List<Stretch>> ended = new ConcurrentHashMap<>();

    Advance(Drawn drawn, PartTimes times, PlannedTime planned, Records records) {
        this.drawn = drawn;
        this.times = times;
        this.planned = planned;
        this.records = records;
    }

    /** Of one model that was started. */
    List<Stretch> of(Run run) {
        List<Run> earlier =
                records.starts().runs().stream()
                        .filter(other -> other.start().model().equals(run.start().model()))
                        .filter(other -> other.start().at().isBefore(run.start().at()))
                        .filter(Advance::well)
                        .limit(EARLIER)
                        .toList();
        return stretches(run, part -> expected(run, part, earlier));
    }

    private interface Estimate {
        Expected of(Part part);
    }

    private List<Stretch> stretches(Run run, Estimate estimate) {
        List<Seen> seen =
                drawn.parts(run.start().model()).stream()
                        .map(
                                part ->
                                        times.of(
                                                run.start().change(),
                                                part,
                                                run.start().at(),
                                                estimate.of(part)))
                        .toList();
        return Stretches.of(seen, run.start().at(), run.ended(), well(run));
    }

    private static boolean well(Run run) {
        return run.ended() != null && Badge.good(run.outcome());
    }

    private Expected expected(Run run, Part part, List<Run> earlier) {
        if (part.gate()) {
            return A_PERSON;
        }
        List<Stretch> before =
                earlier.stream()
                        .flatMap(this::before)
                        .filter(stretch -> stretch.id().equals(part.id()))
                        .filter(stretch -> stretch.ended() != null)
                        .toList();
        return before.isEmpty()
                ? planned.of(run.start().change(), part)
                : measured(before, earlier);
    }

    private Stream<Stretch> before(Run run) {
        String key = run.start().change() + " " + run.start().at();
        return ended.computeIfAbsent(key, k -> stretches(run, part -> Expected.UNKNOWN)).stream();
    }

    private static Expected measured(List<Stretch> before, List<Run> earlier) {
        List<Long> seconds =
                before.stream().map(each -> each.taken(each.ended()).toSeconds()).sorted().toList();
        return new Expected(
                seconds.get(seconds.size() / 2),
                "as it took in "
                        + earlier.stream()
                                .map(run -> run.start().change())
                                .distinct()
                                .collect(Collectors.joining(", ")));
    }
}
