package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers move while everything fails by lot, seed after seed. {@code -Dicebridge.schedules=10000}
 * tries so many, {@code -Dicebridge.first-seed=N} from another seed than 1 on; {@code
 * -Dicebridge.seed=N} tries one alone and tells all that happened.
 */
class FaultSchedulesTest {
    private static final int SCHEDULES = Integer.getInteger("icebridge.schedules", 500);
    private static final long FIRST = Long.getLong("icebridge.first-seed", 1);
    private static final Long ONE = Long.getLong("icebridge.seed");
    private static final List<Long> REPLAYED = List.of(12L, 90L, 323L);
    @TempDir Path folder;

    private final AtomicLong next = new AtomicLong(FIRST);
    private final AtomicInteger deaths = new AtomicInteger();
    private final Map<String, Integer> states = new TreeMap<>();
    private final Queue<String> bad = new ConcurrentLinkedQueue<>();

    @Test
    void everyServerArrivesWhateverFails() throws Exception {
        int workers = ONE == null ? Runtime.getRuntime().availableProcessors() : 1;
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            all.add(threads.submit(this::work));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        System.out.printf(
                "%d schedules, %d deaths, servers %s%n",
                ONE == null ? SCHEDULES : 1, deaths.get(), states);
        assertThat(bad).isEmpty();
    }

    @Test
    void aSeedGivesTheSameFaultsAndTheSameEndAgain() throws Exception {
        try (MovingEngine engine = new MovingEngine()) {
            for (long seed : REPLAYED) {
                Told first = told(engine, seed, "first");
                told(engine, seed + 1, "between");
                Told again = told(engine, seed, "again");
                assertThat(first.log()).filteredOn(line -> line.contains("fault")).isNotEmpty();
                assertThat(again.log()).isEqualTo(first.log());
                assertThat(again.ledger()).isEqualTo(first.ledger());
            }
        }
    }

    private record Told(List<String> log, JsonNode ledger) {}

    /** Which ports are free on this machine is no part of a schedule. */
    private Told told(MovingEngine engine, long seed, String when) throws Exception {
        Schedule schedule = new Schedule(engine, seed);
        JsonNode ledger = schedule.run(Files.createDirectories(folder.resolve(when + seed)));
        return new Told(
                schedule.log().stream()
                        .map(line -> line.replaceAll("127\\.0\\.0\\.1:\\d+", "loopback"))
                        .toList(),
                ledger);
    }

    private void work() {
        try (MovingEngine engine = new MovingEngine()) {
            if (ONE != null) {
                one(engine, ONE);
                return;
            }
            for (long seed = next.getAndIncrement();
                    seed < FIRST + SCHEDULES;
                    seed = next.getAndIncrement()) {
                one(engine, seed);
            }
        }
    }

    private void one(MovingEngine engine, long seed) {
        Schedule schedule = new Schedule(engine, seed);
        try {
            Path own = Files.createDirectory(folder.resolve("seed-" + seed));
            JsonNode ledger = schedule.run(own);
            count(ledger);
            List<String> amiss =
                    Stream.concat(MoveServersTest.ZEROS.stream(), Stream.of("leftOver"))
                            .filter(zero -> !ledger.path(zero).isEmpty())
                            .map(zero -> zero + " " + ledger.path(zero))
                            .toList();
            amiss = Stream.concat(amiss.stream(), schedule.broken().stream()).toList();
            if (!amiss.isEmpty()) {
                fail(seed, schedule, amiss.toString());
            }
        } catch (Exception | AssertionError failure) {
            fail(seed, schedule, failure.toString());
            failure.printStackTrace(System.out);
        }
        deaths.addAndGet(schedule.deaths());
        if (ONE != null) {
            schedule.log().forEach(System.out::println);
        }
    }

    private synchronized void count(JsonNode ledger) {
        for (JsonNode server : ledger.path("servers")) {
            states.merge(server.path("state").asText(), 1, Integer::sum);
        }
    }

    private void fail(long seed, Schedule schedule, String why) {
        String text = "seed " + seed + " (" + schedule.what() + "): " + why;
        System.out.println(
                "./mvnw test -Dtest=FaultSchedulesTest -Dicebridge.seed="
                        + seed
                        + " replays "
                        + text);
        List<String> log = schedule.log();
        log.subList(Math.max(0, log.size() - 12), log.size()).forEach(System.out::println);
        bad.add(text);
    }
}
