package io.icebridge.openstack;

import io.icebridge.cloud.Cloud;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract on a real OpenStack; {@code src/lab/run} runs it on the lab. */
@EnabledIfEnvironmentVariable(named = RealCloud.IMAGE, matches = ".+")
class RealCloudContractTest extends CloudContract {

    private final Cloud cloud = RealCloud.connect();

    @Override
    Cloud cloud() {
        return cloud;
    }

    @Override
    String projectName() {
        return RealCloud.PROJECT;
    }

    @Override
    String flavorId() {
        return RealCloud.FLAVOR;
    }

    @Override
    String imageId() {
        return System.getenv(RealCloud.IMAGE);
    }
}
