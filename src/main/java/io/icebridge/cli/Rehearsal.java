package io.icebridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Carries one change out from its start to its end, over REST alone. */
final class Rehearsal {
    private static final Duration EVERY = Duration.ofMillis(300);

    /** How a rehearsal ended, in the report's words. */
    enum Outcome {
        COMPLETED,
        STOPPED,
        FAILED
    }

    /**
     * How it ended.
     *
     * @param why empty unless it failed
     */
    record Result(Outcome outcome, String why) {}

    private final Crew crew;
    private final String change;
    private final Progress progress;
    private final int servers;
    private final int packageHosts;
    private final int services;
    private final ClosedHours closed;
    private final Iterator<Phase> phases = Phase.inOrder().iterator();
    private Phase phase;
    private Pulse pulse;
    private String instance;

    Rehearsal(
            Crew crew,
            String change,
            Progress progress,
            int servers,
            int packageHosts,
            int services,
            ClosedHours closed) {
        this.crew = crew;
        this.change = change;
        this.progress = progress;
        this.servers = servers;
        this.packageHosts = packageHosts;
        this.services = services;
        this.closed = closed;
    }

    /**
     * @param patience how long nothing may go on, until it is given up
     */
    Result run(Duration patience) throws IOException, InterruptedException {
        instance = crew.start();
        pulse = new Pulse(InstantSource.system(), patience);
        next();
        return Await.until(EVERY, this::look);
    }

    private Result givenUp() {
        return new Result(
                Outcome.FAILED,
                "nothing went on for %d minutes; it was at %s"
                        .formatted(
                                pulse.patience().toMinutes(),
                                phase == null ? "its end" : phase.title()));
    }

    private Optional<Result> look() throws IOException {
        Optional<Trouble> trouble = crew.work(progress);
        if (trouble.isPresent()) {
            return Optional.of(new Result(Outcome.FAILED, trouble.get().toString()));
        }
        if (!pulse.due()) {
            return Optional.empty();
        }
        Instant begun = Instant.now();
        pulse.looked(begun, phase + " " + advance());
        closed.skip().ifPresent(to -> progress.say("  the clock is put forward to " + to));
        return ended().or(() -> pulse.still() ? Optional.of(givenUp()) : Optional.empty());
    }

    /** How much of the phase is done. */
    private int advance() throws IOException {
        Rest rest = crew.watcher();
        while (phase != null && phase.ended(rest, change)) {
            progress.end();
            next();
        }
        if (phase == null) {
            return 0;
        }
        int done = phase.done(rest, change);
        progress.at(done);
        return done;
    }

    private void next() {
        phase = phases.hasNext() ? phases.next() : null;
        if (phase != null) {
            progress.begin(phase, phase.total(servers, packageHosts, services));
        }
    }

    private Optional<Result> ended() throws IOException {
        JsonNode now = crew.watcher().get("/history/process-instance/" + instance, Map.of());
        if (now.path("endTime").isNull()) {
            return Optional.empty();
        }
        boolean arrived =
                crew.watcher()
                                .count(
                                        "activity-instance",
                                        Map.of(
                                                "processInstanceId",
                                                instance,
                                                "activityId",
                                                "cloudOnIcehouse"))
                        > 0;
        return Optional.of(new Result(arrived ? Outcome.COMPLETED : Outcome.STOPPED, ""));
    }
}
