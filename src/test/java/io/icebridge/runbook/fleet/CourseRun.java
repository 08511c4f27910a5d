package io.icebridge.runbook.fleet;

import io.icebridge.cloud.Cloud;
import io.icebridge.host.change.HostChanges;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestDoor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Courses of one change, each carried out to its end as the models do it. */
public final class CourseRun {
    public final Runner runner;
    public final Change change;

    public CourseRun(Site site, Cloud cloud, HostChanges hosts, Journal journal, Change change) {
        this(site, TestDoor.open(journal, cloud.changing(), hosts), change);
    }

    public CourseRun(Site site, Door door, Change change) {
        this.runner = new Runner(site, door, Clock.systemUTC());
        this.change = change;
    }

    public void go(Course course) {
        Instant since = Instant.now();
        await(() -> runner.carryOut(change, course, since));
    }

    /** Asks again until there is nothing to wait for. */
    public void await(Supplier<Optional<Pending>> something) {
        for (Optional<Pending> pending = something.get();
                pending.isPresent();
                pending = something.get()) {
            Duration most = Duration.ofMillis(50);
            Duration again = pending.get().again();
            LockSupport.parkNanos((again.compareTo(most) > 0 ? most : again).toNanos());
        }
    }
}
