package io.icebridge.runbook.readiness;

import io.icebridge.runbook.Counted;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Counts the hosts that are done and says so. */
final class HostsDone {
    private final int total;
    private final Consumer<String> lines;
    private final AtomicInteger done;

    HostsDone(int before, int total, Consumer<String> lines) {
        this.done = new AtomicInteger(before);
        this.total = total;
        this.lines = lines;
    }

    void one(String host, int findings) {
        lines.accept(
                "host %d of %d checked: %s, %s"
                        .formatted(
                                done.incrementAndGet(),
                                total,
                                host,
                                findings == 0 ? "ready" : Counted.of(findings, "finding")));
    }
}
