package io.icebridge.notice;

import io.icebridge.again.Again;
import io.icebridge.notice.Notice.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks and sends while the application runs, each in a thread of its own: a mail server that is
 * slow holds up no webhook, and none of them the work.
 */
final class Postman implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int LAST_SECONDS = 10;

    private final Lookout lookout;
    private final Delivery delivery;
    private final Duration every;
    private final List<ScheduledExecutorService> threads = new ArrayList<>();

    Postman(Lookout lookout, Delivery delivery, Duration every) {
        this.lookout = lookout;
        this.delivery = delivery;
        this.every = every;
    }

    @Override
    public void start() {
        again("notices", lookout::round);
        for (Way way : Way.values()) {
            again(
                    "notices-" + way.name().toLowerCase(java.util.Locale.ROOT),
                    () -> delivery.round(way));
        }
    }

    private void again(String name, Runnable round) {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(
                        BasicThreadFactory.builder().namingPattern(name).daemon().build());
        threads.add(thread);
        Again.after(thread, every, every, name, () -> logging(round));
    }

    private static void logging(Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOG.warn("Notices: {}; tried again", e.getMessage());
        }
    }

    /** What happened last is told still, if that goes quickly; else after the next start. */
    @Override
    public void stop() {
        ScheduledExecutorService looks = threads.get(0);
        looks.execute(() -> logging(lookout::round));
        finish(looks);
        List<ScheduledExecutorService> posts = threads.subList(1, threads.size());
        for (int i = 0; i < posts.size(); i++) {
            Way way = Way.values()[i];
            posts.get(i).execute(() -> logging(() -> delivery.round(way)));
        }
        posts.forEach(Postman::finish);
        threads.clear();
    }

    private static void finish(ScheduledExecutorService thread) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }
}
