package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Side;
import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BorrowedTest {
    @TempDir Path folder;

    /** Nobody can let go of a floating address in the new region. */
    private static final class Clinging implements Faults {
        private volatile boolean on = true;

        @Override
        public Fault before(String service, String method, String path) {
            boolean letsGo = method.equals("DELETE") && path.contains("/os-floating-ips/");
            return on && letsGo && service.equals("nova-icehouse") ? Fault.status(403) : Fault.NONE;
        }
    }

    @Test
    void anAddressThatCouldNotBeLetGoIsLetGoWhenNoServerMovesAnyMore() throws Exception {
        Clinging faults = new Clinging();
        Shape shape = new Shape(1, 1, 1, NetworkKind.NOVA_NETWORK, 5000, 1, true);
        try (MovingEngine engine = new MovingEngine();
                MovingCloud cloud =
                        new MovingCloud(folder, shape, faults, MovingCloud.usual(), 1)) {
            cloud.cloud.changing().novaNetwork(Side.NEW).addToPool("172.24.254.7", "nova", "eth0");
            MovingRun run = new MovingRun(engine, cloud, "BORROW");
            run.start();
            run.until(() -> !run.tasks().isEmpty());
            assertThat(cloud.ledger().path("leftOver").toString()).contains("172.24.254.7");
            String asked = run.tasks().get(0).getId();
            faults.on = false;
            run.decide(run.tasks().get(0), "undo");
            run.until(() -> run.tasks().stream().anyMatch(t -> !t.getId().equals(asked)));
            run.decide(run.tasks().get(0), "leave");
            run.toTheEnd();
            assertThat(cloud.ledger().path("leftOver").toString()).doesNotContain("172.24.254.7");
            assertThat(cloud.cloud.novaNetwork(Side.NEW).pool())
                    .filteredOn(f -> f.ip().equals("172.24.254.7"))
                    .allMatch(f -> f.projectId().isEmpty())
                    .hasSize(1);
        }
    }
}
