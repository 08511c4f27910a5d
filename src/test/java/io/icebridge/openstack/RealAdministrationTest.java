package io.icebridge.openstack;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.Side;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The administrator's calls on the project's own lab, which goes away afterwards: on another cloud
 * they would leave something behind.
 */
@EnabledIfEnvironmentVariable(named = RealCloud.OWN, matches = "yes")
class RealAdministrationTest extends AdministrationContract {

    private final Cloud cloud = RealCloud.connect();

    @Override
    Cloud cloud() {
        return cloud;
    }

    @Override
    String project() {
        return cloud.identity().projects().stream()
                .filter(project -> project.name().equals(RealCloud.PROJECT))
                .map(Project::id)
                .findFirst()
                .orElseThrow();
    }

    @Override
    String role() {
        return "reader";
    }

    @Override
    String node() {
        return cloud.nodes(Side.NEW).hypervisors().stream()
                .map(Hypervisor::node)
                .sorted()
                .findFirst()
                .orElseThrow();
    }
}
