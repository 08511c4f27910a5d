package io.icebridge.process.model.move;

import io.icebridge.process.waiting.Watch.Waiting;
import io.icebridge.runbook.move.SiteChecks;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;

/**
 * New servers that are looked at from outside until they answer or their time is over. The looks
 * run beside the watcher, which has others to wait for.
 */
final class Answering implements AutoCloseable {
    private static final int LOOKS_AT_ONCE = 4;

    private final SiteChecks checks;
    private final Clock clock;
    private final Map<String, Look> looks = new ConcurrentHashMap<>();
    private final ExecutorService executor =
            Executors.newFixedThreadPool(
                    LOOKS_AT_ONCE,
                    BasicThreadFactory.builder().namingPattern("site-check-%d").daemon().build());

    Answering(SiteChecks checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
    }

    private record Look(Instant until, CompletableFuture<Boolean> good) {}

    /** Those that answer as wanted, or whose time is over; the next step judges. */
    Set<String> over(Collection<Waiting> waiting) {
        Set<String> over =
                waiting.stream()
                        .filter(this::over)
                        .map(Waiting::executionId)
                        .collect(Collectors.toSet());
        Set<String> open = waiting.stream().map(Waiting::executionId).collect(Collectors.toSet());
        open.removeAll(over);
        looks.keySet().retainAll(open);
        return over;
    }

    private boolean over(Waiting waiting) {
        Look look = looks.computeIfAbsent(waiting.executionId(), id -> first(waiting));
        if (!look.good().isDone()) {
            return false;
        }
        boolean good = !look.good().isCompletedExceptionally() && look.good().join();
        if (good || clock.instant().isAfter(look.until())) {
            return true;
        }
        looks.put(waiting.executionId(), new Look(look.until(), start(waiting)));
        return false;
    }

    private Look first(Waiting waiting) {
        return new Look(
                clock.instant().plus(checks.patience(MoveServer.change(waiting), server(waiting))),
                start(waiting));
    }

    private CompletableFuture<Boolean> start(Waiting waiting) {
        return CompletableFuture.supplyAsync(
                () -> checks.good(MoveServer.change(waiting), server(waiting)), executor);
    }

    private static String server(Waiting waiting) {
        return waiting.get(MoveServer.SERVER);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
