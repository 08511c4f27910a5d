package io.icebridge.audit.overview;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Decision;
import io.icebridge.approval.Records;
import io.icebridge.approval.Starts.Run;
import io.icebridge.audit.overview.Badge.LastWord;
import io.icebridge.audit.overview.ChangeView.Held;
import io.icebridge.audit.servers.Downtimes;
import io.icebridge.audit.servers.Downtimes.Down;
import io.icebridge.audit.told.Drawn;
import io.icebridge.audit.told.FailureTable;
import io.icebridge.runbook.move.Window;
import io.icebridge.runbook.move.WindowState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads how a change stands. */
@Component
class ChangeReader {
    private static final String STOP = "stop";

    private final Records records;
    private final EngineNow engine;
    private final Advance advance;
    private final Counts counts;
    private final Downtimes downtimes;
    private final Window window;
    private final FailureTable failures;
    private final Drawn drawn;
    private final Clock clock;

    ChangeReader(
            Records records,
            EngineNow engine,
            Advance advance,
            Counts counts,
            Downtimes downtimes,
            Window window,
            FailureTable failures,
            Drawn drawn,
            Clock clock) {
        this.records = records;
        this.engine = engine;
        this.advance = advance;
        this.counts = counts;
        this.downtimes = downtimes;
        this.window = window;
        this.failures = failures;
        this.drawn = drawn;
        this.clock = clock;
    }

    /**
     * @param runs what was started for it, the newest first; at least one
     */
    ChangeView of(String change, List<Run> runs) {
        Instant now = clock.instant();
        Badge.Now running = now(change, runs);
        ServerCounts servers = counts.servers(change);
        WindowState state = window.of(change);
        List<Down> downs = downtimes.of(change, now);
        return new ChangeView(
                change,
                Badge.of(runs, running, lastWord(change)),
                runs,
                running.tasks(),
                runs.stream().limit(1).flatMap(run -> advance.of(run).stream()).toList(),
                servers,
                counts.nodes(change),
                DownSoFar.of(
                        (int) downs.stream().filter(Down::still).count(),
                        downs.stream().map(Down::seconds).toList()),
                rate(change, runs, servers, state, now),
                state,
                state.holds().stream()
                        .map(
                                hold ->
                                        new Held(
                                                hold.whom().toString(),
                                                hold.wanted().by(),
                                                hold.wanted().at(),
                                                hold.wanted().why()))
                        .toList(),
                failures.count(change),
                now);
    }

    /** The same without what takes longer to read. */
    ChangeLine line(String change, List<Run> runs) {
        Badge badge = Badge.of(runs, now(change, runs), lastWord(change));
        return new ChangeLine(
                change,
                runs.get(0).start(),
                badge,
                counts.servers(change),
                runs.stream().anyMatch(run -> run.ended() == null) ? null : badge.since());
    }

    private Badge.Now now(String change, List<Run> runs) {
        boolean open = runs.stream().anyMatch(run -> run.ended() == null);
        return open ? engine.of(change) : Badge.Now.NOTHING;
    }

    private Rate rate(
            String change, List<Run> runs, ServerCounts servers, WindowState state, Instant now) {
        boolean open = runs.stream().anyMatch(run -> run.ended() == null);
        return open && !state.paused() && !state.closed()
                ? Rate.of(
                                downtimes.arrivals(change, Rate.NEWEST),
                                servers.planned() + servers.moving(),
                                now)
                        .orElse(null)
                : null;
    }

    private Optional<LastWord> lastWord(String change) {
        Optional<Approval> rejection =
                records.approvals().of(change).stream()
                        .filter(approval -> !approval.approved())
                        .reduce((earlier, later) -> later);
        Optional<Decision> stop =
                records.decisions().of(change).stream()
                        .filter(decision -> decision.decision().equals(STOP))
                        .reduce((earlier, later) -> later);
        boolean stopped =
                stop.isPresent()
                        && rejection.map(r -> r.at().isBefore(stop.get().at())).orElse(true);
        return stopped
                ? stop.map(d -> new LastWord(false, d.by(), drawn.name(d.task())))
                : rejection.map(r -> new LastWord(true, r.by(), "the gate " + r.gate()));
    }
}
