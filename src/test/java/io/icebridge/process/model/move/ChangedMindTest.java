package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.simulator.time.OwnTime;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server is verified when its old one cannot be deleted; somebody undoes its move while the new
 * one's node has fallen silent, so that what Nova takes comes minutes later, and the way back stops
 * at each of its calls in turn until that server is deleted. Then the move is tried again after
 * all, and the server arrives with everything.
 */
class ChangedMindTest extends OnMovingEngine {
    private static final double SILENT_SECONDS = 240;

    /** Its node is silent by then, and Nova has not noticed. */
    private static final Duration UNNOTICED = Duration.ofSeconds(61);

    private static final Duration OVER = Duration.ofMinutes(3);

    /** The way back is refused from one of its calls on, until somebody changes his mind. */
    private static final class Stopping implements Faults {
        private final NoDeletion deletion = new NoDeletion(true);
        private final int which;
        private boolean back;
        private int calls;
        private boolean gone;

        Stopping(int which) {
            this.which = which;
        }

        @Override
        public synchronized Fault before(String service, String method, String path) {
            Fault fault = deletion.before(service, method, path);
            boolean changes = !Set.of("GET", "HEAD").contains(method) && !path.endsWith("/tokens");
            if (!back || !changes || fault != Fault.NONE) {
                return fault;
            }
            if (calls++ >= which) {
                return Fault.status(403);
            }
            gone |= service.equals("nova-icehouse") && method.equals("DELETE") && whole(path);
            return Fault.NONE;
        }

        private static boolean whole(String path) {
            return path.matches(".*/servers/[^/]+");
        }

        @Override
        public synchronized double outage(String region, String node) {
            return back && region.equals(Shape.NEW_REGION) ? SILENT_SECONDS : 0;
        }

        synchronized void back(boolean begun) {
            back = begun;
            deletion.on = begun;
        }
    }

    @ParameterizedTest
    @EnumSource(NetworkKind.class)
    void theServerArrivesWhereverTheWayBackWasGivenUp(NetworkKind network) throws Exception {
        List<String> amiss = new ArrayList<>();
        int which = 0;
        boolean stopped = true;
        while (stopped) {
            try {
                stopped = givenUpAt(network, which);
            } catch (AssertionError failure) {
                amiss.add("call " + which + ": " + failure.getMessage());
            }
            engine.forget();
            which++;
        }
        System.out.printf("%s: given up at %d calls%n", network, which);
        assertThat(which).isGreaterThan(3);
        assertThat(amiss).isEmpty();
    }

    /** Whether the new server was left there, so that another may be given up one call later. */
    private boolean givenUpAt(NetworkKind network, int which) throws Exception {
        Stopping faults = new Stopping(which);
        OwnTime time = new OwnTime();
        try (MovingCloud cloud =
                new MovingCloud(
                        Files.createTempDirectory(folder, "cloud"),
                        new Shape(4, 1, 1, network, 1, 1, true),
                        faults,
                        MovingCloud.usual(),
                        1,
                        time)) {
            String change = "MIND-" + which;
            MovingRun run = new MovingRun(engine, cloud, change);
            run.start();
            theOneWithVolumesAlone(run, cloud, change);
            Set<String> undone = new HashSet<>();
            while (!run.over()) {
                run.until(() -> run.over() || !run.tasks().isEmpty());
                for (Task task : run.tasks()) {
                    boolean undo = undone.add(run.server(task));
                    faults.back(undo);
                    time.pass(undo ? UNNOTICED : OVER);
                    run.decide(task, undo ? "undo" : "retry");
                }
            }
            JsonNode ledger = cloud.ledger();
            MoveServersTest.nothingAmiss(ledger);
            assertThat(ledger.path("leftOver")).isEmpty();
            assertThat(ledger.path("servers"))
                    .filteredOn(s -> s.path("state").asText().equals("moved"))
                    .hasSize(1);
            assertThat(run.broken()).isEmpty();
            return !faults.gone;
        }
    }

    private void theOneWithVolumesAlone(MovingRun run, MovingCloud cloud, String change) {
        Moves moves = engine.bean(Moves.class);
        run.until(() -> !moves.of(change).isEmpty());
        for (Server server : cloud.cloud.compute(Side.OLD).servers()) {
            if (server.volumeIds().size() < 2) {
                moves.state(change, server.id(), Move.State.LEFT);
            }
        }
    }
}
