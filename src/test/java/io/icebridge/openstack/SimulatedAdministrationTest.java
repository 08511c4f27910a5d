package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Side;
import io.icebridge.simulator.SimulatedCloud;
import io.icebridge.simulator.seed.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedAdministrationTest extends AdministrationContract {

    @TempDir private Path folder;
    private SimulatedCloud simulated;
    private Cloud cloud;

    @BeforeEach
    void start() throws Exception {
        simulated = SimulatedCloud.start(Shape.bundled().withSpeed(500).withNewRegionReady());
        cloud = SimulatedClient.connect(simulated, "3", folder);
    }

    @AfterEach
    void stop() {
        simulated.close();
    }

    @Override
    Cloud cloud() {
        return cloud;
    }

    @Override
    String project() {
        return cloud.compute(Side.OLD).servers().get(0).projectId();
    }

    @Override
    String role() {
        return "admin";
    }

    @Override
    String node() {
        return "cmp-new-1";
    }

    @Test
    void keystonesFormerVersionKeepsTheSamePromises() throws Exception {
        Cloud former = SimulatedClient.connect(simulated, "2", folder);
        holdsRolesAsTold(former, project(), role());
        registersOnce(former);
    }

    @Test
    void whatThisNovaCannotIsSaid() {
        assertThat(cloud.changing().nodes(Side.NEW).deleteService(service())).isFalse();
        assertThat(cloud.changing().compute(Side.NEW).deleteOnTermination("s", "v", false))
                .isFalse();
    }
}
