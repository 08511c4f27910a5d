package io.icebridge.simulator.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Nova's rate limiter, on its {@code POST}s. */
final class RateLimit implements Faults {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final int limit;
    private final Map<String, Deque<Instant>> posts = new HashMap<>();

    RateLimit(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    @Override
    public synchronized Fault before(String service, String method, String path) {
        if (!method.equals("POST") || !service.startsWith("nova")) {
            return Fault.NONE;
        }
        Instant now = clock.instant();
        Deque<Instant> recent = posts.computeIfAbsent(service, s -> new ArrayDeque<>());
        while (!recent.isEmpty() && recent.peek().isBefore(now.minus(MINUTE))) {
            recent.poll();
        }
        if (recent.size() < limit) {
            recent.add(now);
            return Fault.NONE;
        }
        Duration wait = Duration.between(now, recent.peek().plus(MINUTE));
        return Fault.busy(413, (int) wait.toSeconds() + 1);
    }
}
