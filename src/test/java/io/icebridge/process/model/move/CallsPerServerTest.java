package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.simulator.time.OwnTime;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten servers move at a time, each as long as on a real cloud, and the cloud counts the calls. */
class CallsPerServerTest {
    private static final int AT_ONCE = 10;
    private static final int SERVERS = 40;
    private static final Pattern OURS =
            Pattern.compile(
                    "io\\.icebridge\\.(runbook|process)\\.(?!.*(Crossing|Death|CallsPer)).*");

    private static final Moving AS_DELIVERED = TestMoving.usual().releaseWait(75).made();

    /**
     * Every kind taken together, with planning, polled every two seconds; what is aimed at is 16
     * for a running server without volumes. Its own calls are 15, the last of which takes the
     * marker off; the list of its ports before its deletion is not taken from the verification,
     * which was a minute before.
     */
    private static final double MOST = 27;

    private static final double MOST_OF_A_PLAIN_ONE = 21;

    @TempDir Path folder;

    /** Nothing goes wrong; what is called is written down, and during what. */
    private static final class Counting implements Faults {
        private final Map<String, Integer> calls = new ConcurrentHashMap<>();
        private final Map<String, Integer> during = new ConcurrentHashMap<>();
        private volatile Supplier<String> work;

        @Override
        public Fault before(String service, String method, String path) {
            if (work != null) {
                String kind = path.replaceAll("[0-9a-f]{32}|[0-9a-f-]{36}", "ID");
                calls.merge(step() + " " + service + " " + method + " " + kind, 1, Integer::sum);
                String whose = shared() ? "all" : work.get().replaceAll(".* ", "");
                during.merge(whose, 1, Integer::sum);
            }
            return Fault.NONE;
        }

        /** The calls are carried within the process, so that whoever makes one is on the stack. */
        private static String step() {
            return StackWalker.getInstance()
                    .walk(
                            frames ->
                                    frames.filter(f -> OURS.matcher(f.getClassName()).matches())
                                            .findFirst()
                                            .map(f -> f.getClassName().replaceAll(".*\\.", ""))
                                            .orElse("?"));
        }

        /** Read once in ten minutes, by whoever comes first, for all that move then. */
        private static boolean shared() {
            return StackWalker.getInstance()
                    .walk(
                            frames ->
                                    frames.anyMatch(
                                            f -> f.getClassName().endsWith(".Surroundings")));
        }

        double each(Collection<String> works) {
            return works.stream().mapToInt(w -> during.getOrDefault(w, 0)).sum()
                    / (double) works.size();
        }

        double polls() {
            return during.getOrDefault("watching", 0) / (double) SERVERS;
        }

        double sharedOnes() {
            return during.getOrDefault("all", 0) / (double) SERVERS;
        }

        double all() {
            return calls.values().stream().mapToInt(n -> n).sum() / (double) SERVERS;
        }
    }

    @Test
    void aServerTakesFewCallsWithPollingIncluded() throws Exception {
        Counting counting = new Counting();
        OwnTime time = new OwnTime();
        Shape shape = new Shape(SERVERS, 2, 3, NetworkKind.NEUTRON, 1, 1, true);
        try (MovingEngine engine = new MovingEngine();
                MovingCloud cloud =
                        new MovingCloud(
                                folder,
                                shape,
                                counting,
                                TestMoving.usual().releaseWait(75).made(),
                                AT_ONCE,
                                time)) {
            Set<String> plain = plain(cloud);
            MovingRun run = new MovingRun(engine, cloud, "CALLS");
            counting.work = engine.death::work;
            run.start();
            run.toTheEnd();
            counting.work = null;
            new TreeMap<>(counting.calls)
                    .forEach(
                            (call, n) ->
                                    System.out.printf("%5.2f %s%n", n / (double) SERVERS, call));
            double plainOnes = counting.each(plain) + counting.polls() + counting.sharedOnes();
            System.out.printf(
                    "calls per server: %.1f, every kind and planning taken together;"
                            + " %.1f for the %d running ones without volumes, of them %.1f polls%n",
                    counting.all(), plainOnes, plain.size(), counting.polls());
            MoveServersTest.allMoved(cloud.ledger());
            assertThat(plain).hasSizeGreaterThan(SERVERS / 5);
            assertThat(plainOnes).isLessThanOrEqualTo(MOST_OF_A_PLAIN_ONE);
            assertThat(counting.all()).isLessThanOrEqualTo(MOST);
        }
    }

    private static Set<String> plain(MovingCloud cloud) {
        return cloud.cloud.compute(Side.OLD).servers().stream()
                .filter(s -> s.status().equals("ACTIVE"))
                .filter(s -> s.volumeIds().isEmpty() && !s.volumeBacked())
                .map(Server::id)
                .collect(Collectors.toSet());
    }
}
