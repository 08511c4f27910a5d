package io.icebridge.simulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cloud's one queue of things to come, and the turn that whoever touches its state must have.
 * Durations are given in the cloud's own seconds; {@code speed} of them pass in one of its clock's.
 */
public final class Timeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timeline.class);

    private final ReentrantLock turn = new ReentrantLock();
    private final Passing time;
    private final double speed;

    private Timeline(Passing time, double speed) {
        this.time = time;
        this.speed = speed;
    }

    /** A timeline by the machine's clock. */
    public static Timeline real(Clock clock, double speed) {
        return new Timeline(new RealTime(clock), speed);
    }

    /** A timeline that goes on only when it is told to. */
    public static Timeline by(OwnTime time, double speed) {
        return new Timeline(time, speed);
    }

    public Instant now() {
        return time.now();
    }

    /** How long so many of the cloud's seconds take in reality. */
    public Duration real(double cloudSeconds) {
        return Duration.ofNanos((long) (cloudSeconds / speed * 1e9));
    }

    /** Runs the work, in turn, when so many of the cloud's seconds have passed. */
    public void after(double cloudSeconds, Runnable work) {
        time.after(
                real(cloudSeconds),
                () ->
                        guarded(
                                () ->
                                        inTurn(
                                                () -> {
                                                    work.run();
                                                    return null;
                                                })));
    }

    /** Gives an answer, without the turn, after a time that {@code speed} does not shorten. */
    public void afterReal(Duration delay, Runnable answer) {
        time.late(delay, () -> guarded(answer));
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
        time.close();
    }
}
