package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole change is carried out while all kinds of hostile requests come; as long as {@code
 * -Dicebridge.hostile.minutes=20} says, by default about a minute.
 */
class HostileMixtureTest {
    private static final long MINUTES = Long.getLong("icebridge.hostile.minutes", 0);

    /** At which a change takes about a minute; one that lasts as long as the test is a slow one. */
    private static final double SPEED = 60;

    /**
     * How long a slow one is waited for (application.yml): who were held up by one would be too.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LOOK_EACH = Duration.ofMillis(500);

    /** What a change keeps of itself until it ends, and a database in memory, is less. */
    private static final long FLAT = 100L << 20;

    /** So many looks lie between two at the memory, for which the application stands still. */
    private static final int LOOKS_AT_MEMORY = 10;

    /** So many looks after its start a JVM is slow by itself: all is done for the first time. */
    private static final int COLD = 5;

    @TempDir Path folder;

    private final List<Duration> health = new ArrayList<>();
    private final List<Long> memory = new ArrayList<>();

    @Test
    void aChangeIsUnharmedNobodyIsLockedOutHealthAnswersAndMemoryIsFlat() throws Exception {
        Instant until = Instant.now().plus(Duration.ofMinutes(MINUTES));
        do {
            carryOut();
        } while (Instant.now().isBefore(until));
        assertThat(health).hasSizeGreaterThan(5);
        assertThat(health.stream().sorted().limit(asked()).toList())
                .allMatch(time -> time.compareTo(PATIENCE) < 0);
        assertThat(memory.get(memory.size() - 1)).isLessThan(memory.get(0) + FLAT);
    }

    /**
     * While a whole build runs beside, one look in twenty may find the machine at something else.
     */
    private long asked() {
        return MINUTES > 0 ? health.size() : health.size() * 19L / 20;
    }

    private void carryOut() throws IOException, InterruptedException {
        int port = freePort();
        Path report = folder.resolve("report.json");
        try (OwnJvm change =
                OwnJvm.start(
                        folder.resolve("log"),
                        "rehearse",
                        "--servers=8",
                        "--computes=2",
                        "--speed=" + SPEED / Math.max(1, MINUTES),
                        "--server.port=" + port,
                        "--report=" + report)) {
            while (change.runs() && !answers(port)) {
                LockSupport.parkNanos(LOOK_EACH.toNanos());
            }
            List<String> surprises = among(port, change);
            assertThat(change.end()).as(change.said()).isZero();
            assertThat(change.said()).contains("127.0.0.1 alone").doesNotContain("\tat ");
            JsonNode servers = new ObjectMapper().readTree(report.toFile()).path("servers");
            assertThat(servers.path("lost").asInt() + servers.path("doubled").asInt()).isZero();
            assertThat(surprises).isEmpty();
        }
    }

    private List<String> among(int port, OwnJvm change) {
        int before = health.size();
        try (Hostility hostility = Hostility.towards(port)) {
            for (int n = 0; change.runs() && look(port); n++) {
                if (n % LOOKS_AT_MEMORY == LOOKS_AT_MEMORY - 1) {
                    change.usedMemory().ifPresent(memory::add);
                }
                LockSupport.parkNanos(LOOK_EACH.toNanos());
            }
            health.subList(before, Math.min(before + COLD, health.size())).clear();
            return hostility.surprises();
        }
    }

    /** False when the application has ended. */
    private boolean look(int port) {
        long begun = System.nanoTime();
        if (!answers(port)) {
            return false;
        }
        health.add(Duration.ofNanos(System.nanoTime() - begun));
        try {
            Guest honest = Guest.from("127.0.0.1", port);
            assertThat(honest.logIn("manager", "manager").status()).isEqualTo(302);
            assertThat(honest.page("/audit").status()).isEqualTo(200);
            assertThat(honest.basic("auditor", "auditor", "/engine-rest/task", Map.of()).status())
                    .isEqualTo(200);
            return true;
        } catch (UncheckedIOException cutOff) {
            assertThat(answers(port)).as("cut off: " + cutOff.getCause()).isFalse();
            return false;
        }
    }

    private static boolean answers(int port) {
        try {
            return Guest.from("127.0.0.1", port).page("/actuator/health").status() == 200;
        } catch (UncheckedIOException notThere) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
