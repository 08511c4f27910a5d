package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.journal.TestDoor;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probe server is removed, whatever becomes of its first deletion. */
class ProbeRemovalTest {
    private static final Change CHANGE = new Change("CHG1");

    @TempDir Path folder;

    /** The first deletion of a server fails half way. */
    private static final class FirstFails implements Faults {
        private final AtomicInteger deletions = new AtomicInteger();

        @Override
        public Outcome operation(String operation, String serverId) {
            return operation.equals("delete") && deletions.getAndIncrement() == 0
                    ? Outcome.ERROR
                    : Outcome.DONE;
        }
    }

    @Test
    void aProbeWhoseDeletionFailedIsDeletedOnceMoreWhenItIsTriedAgain() throws Exception {
        Shape shape = new Shape(1, 1, 1, NetworkKind.NOVA_NETWORK, 5000, 1, false);
        try (WholeCloud world = new WholeCloud(folder, shape, new FirstFails())) {
            NovaRun nova =
                    new NovaRun(
                            world.site,
                            world.cloud,
                            TestDoor.changes(world.site.hosts()),
                            TestDoor.journal(),
                            CHANGE);
            nova.deploy();
            nova.fill();
            nova.bootProbe();
            for (int look = 0; look < 600 && !nova.probeSettled(); look++) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            assertThatThrownBy(nova::removeProbe).hasMessageContaining("could not be deleted");
            assertThat(world.cloud.compute(Side.NEW).servers()).hasSize(1);
            nova.removeProbe();
            assertThat(world.cloud.compute(Side.NEW).servers()).isEmpty();
        }
    }
}
