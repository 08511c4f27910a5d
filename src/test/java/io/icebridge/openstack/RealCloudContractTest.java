package io.icebridge.openstack;

import io.icebridge.cloud.Cloud;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The contract on a real OpenStack with regions {@code havana} and {@code icehouse}: {@code
 * ICEBRIDGE_LAB} names its {@code clouds.yaml}, with an entry {@code havana}; {@code
 * ICEBRIDGE_LAB_IMAGE} an image to boot from. It has a project {@code demo} and a flavor {@code 1}.
 */
@EnabledIfEnvironmentVariable(named = "ICEBRIDGE_LAB", matches = ".+")
class RealCloudContractTest extends CloudContract {

    private final Cloud cloud =
            OpenStack.connect(
                    new OpenStack.Settings(
                            Path.of(System.getenv("ICEBRIDGE_LAB")).getParent(),
                            "havana",
                            "havana",
                            "icehouse",
                            false));

    @Override
    Cloud cloud() {
        return cloud;
    }

    @Override
    String projectName() {
        return "demo";
    }

    @Override
    String flavorId() {
        return "1";
    }

    @Override
    String imageId() {
        return Optional.ofNullable(System.getenv("ICEBRIDGE_LAB_IMAGE")).orElseThrow();
    }
}
