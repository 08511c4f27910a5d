package io.icebridge.process.waiting;

import io.icebridge.again.Again;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Lets steps that wait go on when their time has come, a few at once. */
final class Waking implements AutoCloseable {
    private static final int AT_ONCE = 8;
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final Waits waits;
    private final RuntimeService runtime;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    BasicThreadFactory.builder().namingPattern("waking").daemon().build());
    private final ExecutorService workers =
            Executors.newFixedThreadPool(
                    AT_ONCE,
                    BasicThreadFactory.builder().namingPattern("woken-step-%d").daemon().build());

    Waking(Waits waits, RuntimeService runtime) {
        this.waits = waits;
        this.runtime = runtime;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Again.after(clock, Duration.ZERO, INTERVAL, "waking steps that wait", this::look);
    }

    private void look() {
        try {
            waits.due().stream().filter(busy::add).forEach(id -> workers.submit(() -> wake(id)));
        } catch (RuntimeException unreachable) {
            // the database may be away for a while; the next round looks again
            busy.clear();
        }
    }

    private void wake(String executionId) {
        try {
            waits.wake(runtime, executionId);
        } finally {
            busy.remove(executionId);
        }
    }

    /** Lets what has been woken end its transaction. */
    @Override
    public void close() throws InterruptedException {
        clock.shutdownNow();
        workers.shutdown();
        workers.awaitTermination(60, TimeUnit.SECONDS);
    }
}
