package io.icebridge.process.model.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.process.TestEngine;
import io.icebridge.runbook.nova.NovaCourses;
import io.icebridge.runbook.nova.WholeCloud;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model on a simulated cloud with nova-network, where nothing need be upgraded before. */
class DeployParallelNovaTest {
    @TempDir Path folder;

    private TestEngine engine;
    private WholeCloud world;
    private NovaCourses nova;

    @BeforeEach
    void aHavanaCloud() throws IOException {
        engine =
                new TestEngine(
                        "deploy-parallel-nova",
                        List.of("deploy-parallel-nova.bpmn", "prove-nova.bpmn"),
                        List.of("obtain-approval", "undo-deployment"));
        world =
                new WholeCloud(
                        folder, new Shape(2, 1, 1, NetworkKind.NOVA_NETWORK, 2000, 1, false));
        nova = NovaBeans.on(engine, world.site, world.cloud);
    }

    @AfterEach
    void close() {
        engine.close();
        world.close();
    }

    private void probeComesUp() {
        for (int look = 0; look < 300 && !nova.probeSettled(new Change("CHG1")); look++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        engine.receive("probeActive");
    }

    @Test
    void theSecondNovaIsThereAndNoProbeIsLeft() {
        ProcessInstance instance = engine.start("deploy-parallel-nova", "CHG1", Map.of());
        probeComesUp();
        assertThat(engine.ended(instance)).isTrue();
        assertThat(world.cloud.nodes(Side.NEW).services()).anyMatch(s -> s.up());
        assertThat(world.cloud.compute(Side.NEW).servers()).isEmpty();
    }

    @Test
    void aHostThatIsAwayAsksAnOperatorAndARetryContinues() {
        world.machines.reachable("cmp-new-1", false);
        ProcessInstance instance = engine.start("deploy-parallel-nova", "CHG1", Map.of());
        assertThat(engine.openTasks()).containsExactly("decideOnDeployment");
        world.machines.reachable("cmp-new-1", true);
        engine.complete("decideOnDeployment", Map.of("decision", "retry"));
        probeComesUp();
        assertThat(engine.ended(instance)).isTrue();
    }

    @Test
    void aProbeThatIsFoundBadIsRemovedAndAnotherIsBootedAtTheNextTry() {
        ProcessInstance instance = engine.start("deploy-parallel-nova", "CHG1", Map.of());
        world.machines.console("ctl-new-1", "service openstack-nova-novncproxy stop");
        probeComesUp();
        assertThat(engine.openTasks()).containsExactly("decideOnDeployment");
        assertThat(world.cloud.compute(Side.NEW).servers()).isEmpty();
        world.machines.console("ctl-new-1", "service openstack-nova-novncproxy start");
        engine.complete("decideOnDeployment", Map.of("decision", "retry"));
        probeComesUp();
        assertThat(engine.ended(instance)).isTrue();
        assertThat(world.cloud.compute(Side.NEW).servers()).isEmpty();
    }
}
