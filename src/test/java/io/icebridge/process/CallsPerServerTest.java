package io.icebridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.simulator.NetworkKind;
import io.icebridge.simulator.Shape;
import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.time.OwnTime;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten servers move at a time, each as long as on a real cloud, and the cloud counts the calls. */
class CallsPerServerTest {
    private static final int AT_ONCE = 10;
    private static final int SERVERS = 40;
    private static final Pattern OURS =
            Pattern.compile(
                    "io\\.icebridge\\.(runbook|process)\\.(?!.*(Crossing|Death|CallsPer)).*");

    /**
     * Every kind taken together, with planning, polled every two seconds. 8 of them are effects, 5
     * polls; 16 is what is aimed at for a server without volumes and keys.
     */
    private static final double MOST = 30;

    @TempDir Path folder;

    /** Nothing goes wrong; what is called is written down. */
    private static final class Counting implements Faults {
        private final Map<String, Integer> calls = new ConcurrentHashMap<>();
        private volatile boolean on;

        @Override
        public Fault before(String service, String method, String path) {
            if (on) {
                String kind = path.replaceAll("[0-9a-f]{32}|[0-9a-f-]{36}", "ID");
                calls.merge(step() + " " + service + " " + method + " " + kind, 1, Integer::sum);
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
    }

    @Test
    void aServerTakesFewCallsWithPollingIncluded() throws Exception {
        Counting counting = new Counting();
        OwnTime time = new OwnTime();
        Shape shape = new Shape(SERVERS, 2, 3, NetworkKind.NEUTRON, 1, 1, true);
        try (MovingEngine engine = new MovingEngine();
                MovingCloud cloud =
                        new MovingCloud(
                                folder, shape, counting, MovingCloud.usual(), AT_ONCE, time)) {
            MovingRun run = new MovingRun(engine, cloud, "CALLS");
            counting.on = true;
            run.start();
            run.toTheEnd();
            counting.on = false;
            new TreeMap<>(counting.calls)
                    .forEach(
                            (call, n) ->
                                    System.out.printf("%5.2f %s%n", n / (double) SERVERS, call));
            double each =
                    counting.calls.values().stream().mapToInt(n -> n).sum() / (double) SERVERS;
            System.out.printf("%.1f calls per server%n", each);
            MoveServersTest.allMoved(cloud.ledger());
            assertThat(each).isLessThanOrEqualTo(MOST);
        }
    }
}
