package io.icebridge.audit.overview;

import io.icebridge.approval.Starts.Run;
import io.icebridge.audit.overview.ChangeView.Held;
import io.icebridge.audit.servers.Downtimes;
import io.icebridge.audit.servers.Downtimes.Down;
import io.icebridge.audit.told.Failure;
import io.icebridge.audit.told.FailureTable;
import io.icebridge.runbook.move.Window;
import io.icebridge.runbook.move.WindowState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads how a change stands. */
@Component
public final class ChangeReader {
    private final EngineNow engine;
    private final Advance advance;
    private final Counts counts;
    private final Downtimes downtimes;
    private final Window window;
    private final FailureTable failures;
    private final LastWords lastWords;
    private final Clock clock;

    ChangeReader(
            EngineNow engine,
            Advance advance,
            Counts counts,
            Downtimes downtimes,
            Window window,
            FailureTable failures,
            LastWords lastWords,
            Clock clock) {
        this.engine = engine;
        this.advance = advance;
        this.counts = counts;
        this.downtimes = downtimes;
        this.window = window;
        this.failures = failures;
        this.lastWords = lastWords;
        this.clock = clock;
    }

    /**
     * @param runs what was started for it, the newest first; at least one
     */
    public ChangeView of(String change, List<Run> runs) {
        Instant now = clock.instant();
        Badge.Now running = now(change, runs);
        ServerCounts servers = counts.servers(change);
        WindowState state = window.of(change);
        List<Down> downs = downtimes.of(change, now);
        return new ChangeView(
                change,
                Badge.of(runs, running, lastWords.of(change)),
                runs,
                running.tasks(),
                running.waiting(),
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
                trouble(change, runs),
                now);
    }

    /** Also what failed before anybody was asked anything. */
    private Failure trouble(String change, List<Run> runs) {
        boolean open = runs.stream().anyMatch(run -> run.ended() == null);
        return failures.newest(change, 0, 1).stream()
                .filter(newest -> open && !failures.doneSince(change, newest))
                .findFirst()
                .orElse(null);
    }

    /** The same without what takes longer to read. */
    public ChangeLine line(String change, List<Run> runs) {
        Badge badge = Badge.of(runs, now(change, runs), lastWords.of(change));
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
}
