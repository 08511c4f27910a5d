package io.icebridge.again;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rounds that come whatever became of the ones before. Java's own schedule ends for ever, and says
 * nothing, with the first round that throws; a change would then wait for what nobody looks at any
 * more.
 */
public final class Again {
    private static final Logger LOG = LoggerFactory.getLogger(Again.class);

    private final ScheduledExecutorService thread;
    private final String what;
    private final Runnable round;
    private String last = "";

    private Again(ScheduledExecutorService thread, String what, Runnable round) {
        this.thread = thread;
        this.what = what;
        this.round = round;
    }

    /**
     * Begins the rounds; they end with the thread, or when they are cancelled.
     *
     * @param first after how long the first one comes
     * @param pause between the end of one and the begin of the next
     * @param what their name in the log
     */
    public static ScheduledFuture<?> after(
            ScheduledExecutorService thread,
            Duration first,
            Duration pause,
            String what,
            Runnable round) {
        return thread.scheduleWithFixedDelay(
                new Again(thread, what, round)::once,
                first.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** An error counts like an exception: the JVM's shortage of something passes, too. */
    private void once() {
        try {
            round.run();
            last = "";
        } catch (Throwable failure) {
            if (!failure.toString().equals(last) && !thread.isShutdown()) {
                last = failure.toString();
                LOG.error("{}: a round failed, the next one comes", what, failure);
            }
        }
    }
}
