package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Side;
import io.icebridge.simulator.SimulatedCloud;
import io.icebridge.simulator.seed.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedContractTest extends CloudContract {

    @TempDir private Path folder;
    private SimulatedCloud simulated;
    private Cloud cloud;

    @BeforeEach
    void start() throws Exception {
        simulated = SimulatedCloud.start(Shape.bundled().withSpeed(500).withNewRegionReady());
        cloud = SimulatedClient.connect(simulated, "", folder);
        Flavor tiny = cloud.flavors(Side.OLD).all().get(0);
        cloud.changing().flavors(Side.NEW).create(tiny);
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
    String projectName() {
        return "shop";
    }

    @Override
    String flavorId() {
        return cloud.flavors(Side.NEW).all().get(0).id();
    }

    @Override
    String imageId() {
        return cloud.compute(Side.OLD).servers().stream()
                .filter(s -> !s.volumeBacked())
                .findFirst()
                .orElseThrow()
                .imageId();
    }

    @Test
    void worthlessTokensAreRenewedInTheMiddleOfWork() {
        int before = cloud.compute(Side.OLD).servers().size();

        simulated.revokeAllTokens();

        assertThat(cloud.compute(Side.OLD).servers()).hasSize(before);
    }
}
