package io.icebridge.audit.overview;

import io.icebridge.approval.Starts.Run;
import io.icebridge.audit.told.Failure;
import io.icebridge.runbook.move.Window;
import io.icebridge.runbook.move.WindowState;
import java.time.Instant;
import java.util.List;

/**
 * A change as it stands.
 *
 * @param runs what was started for it, the newest first
 * @param tasks that have waited longest for people, the oldest first
 * @param waiting how many wait
 * @param held what is held back, in words
 * @param rate null while nothing can be said
 * @param trouble the newest failure, while its step has not been done since; null where there is
 *     none
 */
public record ChangeView(
        String change,
        Badge badge,
        List<Run> runs,
        List<WaitingTask> tasks,
        int waiting,
        List<Stretch> stretches,
        ServerCounts servers,
        Nodes nodes,
        DownSoFar outages,
        Rate rate,
        WindowState window,
        List<Held> held,
        int failures,
        Failure trouble,
        Instant now) {

    /** How many nodes there are, and of how many nothing is left to do. */
    public record Nodes(int total, int done) {}

    /** What is held back, on whose word. */
    public record Held(String what, String by, Instant at, String why) {}

    /** What was started first. */
    public Run first() {
        return runs.get(runs.size() - 1);
    }

    /** Whether anything of it runs. */
    public boolean running() {
        return runs.stream().anyMatch(run -> run.ended() == null);
    }

    /** Whether it runs and servers are left to move, so that people may say how. */
    public boolean movesOn() {
        return running() && servers.settled() < servers.total();
    }

    /** What may be set at most for servers that move at once. */
    public int mostAtOnce() {
        return Window.most(servers.total());
    }

    /** When the last of it ended; null while anything runs. */
    public Instant ended() {
        return running()
                ? null
                : runs.stream().map(Run::ended).max(Instant::compareTo).orElse(null);
    }
}
