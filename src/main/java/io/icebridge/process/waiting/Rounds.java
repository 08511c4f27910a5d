package io.icebridge.process.waiting;

import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
        thread.scheduleWithFixedDelay(
                () -> Metrics.timer("icebridge.poll").record(watcher::look),
                0,
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
        thread.scheduleWithFixedDelay(
                watcher::passAtOnce, 0, AT_ONCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
