package io.icebridge.process.waiting;

import io.icebridge.again.Again;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** One thread for all waits, however many there are. */
final class Rounds implements AutoCloseable {
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private final Watcher watcher;
    private final Duration interval;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    BasicThreadFactory.builder().namingPattern("watcher").daemon().build());

    Rounds(Watcher watcher, Duration interval) {
        this.watcher = watcher;
        this.interval = interval;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Again.after(
                thread,
                Duration.ZERO,
                interval,
                "looking at what is awaited",
                () -> Metrics.timer("icebridge.poll").record(watcher::look));
        Again.after(
                thread,
                Duration.ZERO,
                AT_ONCE,
                "letting go what need not wait",
                watcher::passAtOnce);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
