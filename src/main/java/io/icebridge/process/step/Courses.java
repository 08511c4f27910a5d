package io.icebridge.process.step;

import io.icebridge.journal.Change;
import io.icebridge.journal.NotNow;
import io.icebridge.process.token.Here;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Pending;
import io.icebridge.runbook.fleet.Runner;
import java.time.Clock;
import java.util.Optional;

/** Carries courses out within steps: what has not ended is gone on with later. */
public final class Courses {
    private final Runner runner;
    private final Clock clock;

    public Courses(Runner runner, Clock clock) {
        this.runner = runner;
        this.clock = clock;
    }

    /**
     * Comes back when everything is done.
     *
     * @throws NotNow when something goes on by itself
     */
    public void carryOut(Here here, Course course) {
        await(runner.carryOut(new Change(here.change()), course, here.since()));
    }

    /**
     * @throws NotNow when there is something to wait for
     */
    public void await(Optional<Pending> something) {
        something.ifPresent(
                pending -> {
                    throw new NotNow(clock.instant().plus(pending.again()), pending.why());
                });
    }
}
