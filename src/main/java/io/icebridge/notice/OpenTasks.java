package io.icebridge.notice;

import io.icebridge.audit.overview.EngineNow;
import io.icebridge.audit.overview.EngineNow.OpenTask;
import io.icebridge.audit.overview.WaitingTask;
import io.icebridge.runbook.fleet.Standstill;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gates and tasks that wait for people. */
final class OpenTasks implements Happenings {
    /** What was committed late is found all the same. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final EngineNow engine;
    private final Standstill standstill;
    private Instant seen;

    OpenTasks(EngineNow engine, Standstill standstill, Instant begun) {
        this.engine = engine;
        this.standstill = standstill;
        this.seen = begun;
    }

    @Override
    public List<Occasion> look(List<String> changes, Instant now) {
        List<Occasion> found = new ArrayList<>();
        for (String change : changes) {
            engine.openedSince(change, seen).forEach(task -> found.add(opened(change, task)));
            engine.overdue(change, now).forEach(task -> found.add(overdue(change, task, now)));
        }
        seen = now.minus(OVERLAP);
        return found;
    }

    private Occasion opened(String change, OpenTask open) {
        WaitingTask task = open.task();
        return Occasion.now(
                        "task " + task.id(),
                        kind(change, open),
                        change,
                        task.since(),
                        task.name(),
                        task.concerns())
                .saying(waits(task));
    }

    private Kind kind(String change, OpenTask open) {
        if (open.task().gate()) {
            return Kind.GATE;
        }
        return standstill.of(change, open.about()) ? Kind.OUTAGE : Kind.TASK;
    }

    private static Occasion overdue(String change, OpenTask open, Instant now) {
        WaitingTask task = open.task();
        Kind kind = task.gate() ? Kind.GATE : Kind.TASK;
        return Occasion.now(
                        "overdue " + task.id(),
                        kind,
                        change,
                        now,
                        task.name() + " is overdue",
                        task.concerns())
                .saying(waits(task));
    }

    private static String waits(WaitingTask task) {
        return task.forWhom().isEmpty() ? "" : "It waits for " + task.forWhom() + ".";
    }
}
