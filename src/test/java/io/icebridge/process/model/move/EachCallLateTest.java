package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.simulator.time.OwnTime;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server goes there and back, as often as there are kinds of calls that change something: each
 * time another has its effect a minute after its caller, who lives on, was told nothing. The calls
 * are found by the run itself, those for all servers together among them.
 */
class EachCallLateTest extends OnMovingEngine {
    private static final Duration LATE = Duration.ofSeconds(60);

    /** One call is late, and the old server cannot be deleted, so that its move is undone. */
    private static final class OneLate extends NoDeletion {
        private final List<String> calls = new ArrayList<>();
        private final int which;
        private boolean counting;

        OneLate(int which) {
            super(true);
            this.which = which;
        }

        @Override
        public synchronized Fault before(String service, String method, String path) {
            Fault fault = super.before(service, method, path);
            boolean changes = !Set.of("GET", "HEAD").contains(method) && !path.endsWith("/tokens");
            if (!counting || !changes || fault != Fault.NONE) {
                return fault;
            }
            calls.add(service + " " + method + " " + path);
            return calls.size() - 1 == which ? Fault.laterUnheard(LATE) : Fault.NONE;
        }
    }

    @ParameterizedTest
    @EnumSource(NetworkKind.class)
    void nothingIsLeftOverAndTheServerIsAsItWas(NetworkKind network) throws Exception {
        eachLate(new Shape(1, 1, 1, network, 1, 1, true));
    }

    @Test
    void nothingIsLeftOverAndTwoServersThatShareAVolumeAreAsTheyWere() throws Exception {
        eachLate(new Shape(2, 1, 1, NetworkKind.NEUTRON, 1, 1, true).sharingVolumes());
    }

    private void eachLate(Shape shape) throws Exception {
        List<String> calls = thereAndBack(shape, new OneLate(-1));
        List<String> amiss = new ArrayList<>();
        Set<Integer> late = firstAndLastOfEachKind(calls);
        for (int which : late) {
            try {
                thereAndBack(shape, new OneLate(which));
            } catch (AssertionError failure) {
                amiss.add(which + " " + calls.get(which) + ": " + failure.getMessage());
            }
            engine.forget();
        }
        System.out.printf(
                "%s of %s: %d calls, %d late%n",
                shape.servers(), shape.network(), calls.size(), late.size());
        assertThat(late).hasSizeGreaterThan(10);
        assertThat(amiss).isEmpty();
    }

    /** What is done to each of a pool's many addresses is done to all alike. */
    private static Set<Integer> firstAndLastOfEachKind(List<String> calls) {
        Map<String, Integer> first = new HashMap<>();
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < calls.size(); i++) {
            String kind = calls.get(i).replaceAll("/[0-9a-f-]{32,36}|/\\d+", "/ID");
            first.putIfAbsent(kind, i);
            last.put(kind, i);
        }
        Set<Integer> all = new TreeSet<>(first.values());
        all.addAll(last.values());
        return all;
    }

    private List<String> thereAndBack(Shape shape, OneLate faults) throws Exception {
        NetworkKind network = shape.network();
        try (MovingCloud cloud =
                new MovingCloud(
                        Files.createTempDirectory(folder, "cloud"),
                        shape,
                        faults,
                        MovingCloud.usual(),
                        shape.servers(),
                        new OwnTime())) {
            List<String> before = AsItWas.of(cloud, network);
            faults.counting = true;
            MovingRun run = new MovingRun(engine, cloud, "LATE-" + (faults.which + 1));
            run.start();
            Set<String> undone = new HashSet<>();
            while (!run.over()) {
                run.until(() -> run.over() || !run.tasks().isEmpty());
                for (Task task : run.tasks()) {
                    run.decide(task, undone.add(run.server(task)) ? "undo" : "leave");
                }
            }
            JsonNode ledger = cloud.ledger();
            MoveServersTest.nothingAmiss(ledger);
            assertThat(ledger.path("leftOver")).isEmpty();
            assertThat(AsItWas.of(cloud, network)).isEqualTo(before);
            assertThat(run.broken()).isEmpty();
            return faults.calls;
        }
    }
}
