package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.simulator.time.OwnTime;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of three changing calls two have their effect late: a minute and a half after its caller was told
 * that nobody answers, and lived on or died of it.
 */
class LateCallsTest extends OnMovingEngine {
    /** {@code -Dicebridge.kill.servers=18} adds those that boot from a volume. */
    private static final int SERVERS = Integer.getInteger("icebridge.kill.servers", 3);

    private static final Duration LATE = Duration.ofSeconds(90);

    /** Two thirds of the calls by lot, the same ones each time. */
    private static final class Late implements Faults {
        private final Map<String, Integer> made = new ConcurrentHashMap<>();
        private final AtomicInteger late = new AtomicInteger();
        private volatile boolean on;

        @Override
        public Fault before(String service, String method, String path) {
            boolean spared =
                    method.equals("GET") || method.equals("HEAD") || path.endsWith("/tokens");
            if (!on || spared) {
                return Fault.NONE;
            }
            String call = service + method + path;
            int time = made.merge(call, 1, Integer::sum);
            if (new Random(31L * call.hashCode() + time).nextInt(3) == 0) {
                return Fault.NONE;
            }
            late.incrementAndGet();
            return Fault.laterUnheard(LATE);
        }
    }

    private static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of(NetworkKind.NEUTRON, MovingCloud.usual(), true),
                Arguments.of(NetworkKind.NEUTRON, MovingCloud.deletingFirst(), true),
                Arguments.of(NetworkKind.NEUTRON, MovingCloud.usual(), false),
                Arguments.of(NetworkKind.NOVA_NETWORK, MovingCloud.usual(), true),
                Arguments.of(NetworkKind.NOVA_NETWORK, MovingCloud.usual(), false));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyServerArrivesOnce(NetworkKind network, Moving moving, boolean dying)
            throws Exception {
        Shape shape = new Shape(SERVERS, 1, 1, network, 1, 1, true);
        Late late = new Late();
        try (MovingCloud cloud =
                new MovingCloud(folder, shape, late, moving, 2, new OwnTime()).withNewDatabase()) {
            PlantedGroup group =
                    PlantedGroup.of(cloud, "db", "affinity", PlantedGroup.servers(cloud, 2, false));
            MovingRun run = new MovingRun(engine, cloud, "LATE-1");
            run.start();
            late.on = true;
            // after it was sent
            engine.death.comesAt(point -> dying && point.contains(" after failing "));
            while (!run.over()) {
                run.until(() -> run.over() || !run.tasks().isEmpty());
                run.tasks().forEach(task -> run.decide(task, "retry"));
            }
            System.out.printf("%d calls came late, %d deaths%n", late.late.get(), run.deaths());
            assertThat(late.late.get()).isGreaterThan(5 * SERVERS);
            MoveServersTest.allMoved(cloud.ledger());
            assertThat(cloud.ledger().path("leftOver")).isEmpty();
            assertThat(group.carriedOver()).isTrue();
        }
    }
}
