package io.icebridge.simulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cloud's one queue of things to come, and the turn that whoever touches its state must have.
 * Durations are given in the cloud's own seconds; {@code speed} of them pass in a real one.
 */
public final class Timeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timeline.class);

    private final ReentrantLock turn = new ReentrantLock();
    private final ScheduledThreadPoolExecutor queue;
    private final Clock clock;
    private final double speed;

    public Timeline(Clock clock, double speed) {
        this.clock = clock;
        this.speed = speed;
        this.queue =
                new ScheduledThreadPoolExecutor(
                        1,
                        work -> {
                            Thread thread = new Thread(work, "simulated-cloud-time");
                            thread.setDaemon(true);
                            return thread;
                        });
        queue.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    public Instant now() {
        return clock.instant();
    }

    /** How long so many of the cloud's seconds take in reality. */
    public Duration real(double cloudSeconds) {
        return Duration.ofNanos((long) (cloudSeconds / speed * 1e9));
    }

    /** Runs the work, in turn, when so many of the cloud's seconds have passed. */
    public void after(double cloudSeconds, Runnable work) {
        afterReal(
                real(cloudSeconds),
                () ->
                        inTurn(
                                () -> {
                                    work.run();
                                    return null;
                                }));
    }

    /** Runs the work, without the turn, after a time that {@code speed} does not shorten. */
    public void afterReal(Duration delay, Runnable work) {
        try {
            queue.schedule(() -> guarded(work), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("The cloud is closing; nothing more happens in it");
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException defect) {
            LOG.error("An event of the simulated cloud failed", defect);
        }
    }

    /** Does something to the cloud's state while nobody else does. */
    public <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        queue.shutdownNow();
    }
}
