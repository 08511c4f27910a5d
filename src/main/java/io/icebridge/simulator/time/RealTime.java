package io.icebridge.simulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine's own clock, with one thread for all that falls due. */
final class RealTime implements Passing {

    private static final Logger LOG = LoggerFactory.getLogger(RealTime.class);

    private final Clock clock;
    private final ScheduledThreadPoolExecutor queue;

    RealTime(Clock clock) {
        this.clock = clock;
        this.queue =
                new ScheduledThreadPoolExecutor(
                        1,
                        BasicThreadFactory.builder()
                                .namingPattern("simulated-cloud-time")
                                .daemon()
                                .build());
        queue.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void after(Duration delay, Runnable work) {
        try {
            queue.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("The cloud is closing; nothing more happens in it");
        }
    }

    @Override
    public void late(Duration delay, Runnable answer) {
        after(delay, answer);
    }

    @Override
    public void close() {
        queue.shutdownNow();
    }
}
