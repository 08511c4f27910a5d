package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.simulator.host.machine.HostFaults;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All services, one after the other, on simulated hosts over real SSH. */
class UpgradeOverSshTest {
    private static final Change CHANGE = new Change("CHG 7/1");

    @TempDir Path folder;

    private static void upgrade(SimulatedSite world, String service) {
        world.run(CHANGE, service).all();
    }

    @Test
    void everyServiceComesToIcehouse() {
        try (SimulatedSite world = new SimulatedSite(folder, HostFaults.NONE)) {
            for (String service :
                    List.of("keystone", "swift", "cinder", "glance", "neutron", "horizon")) {
                upgrade(world, service);
            }
            assertThat(world.version("ctl-1", "openstack-keystone")).startsWith("2014.1");
            assertThat(world.version("cmp-2", "openstack-neutron")).startsWith("2014.1");
            assertThat(world.machines.runs("ctl-1", "openstack-keystone")).isTrue();
            assertThat(
                            world.machines.console(
                                    "ctl-1", "cat /etc/openstack-dashboard/local_settings"))
                    .contains("\nALLOWED_HOSTS = ");
            assertThat(world.journal.of(CHANGE)).allMatch(Entry::settled);
        }
    }

    @Test
    void whatWasReviewedBeforeTheGateIsWhatThePackagesLeave() {
        try (SimulatedSite world = new SimulatedSite(folder, HostFaults.NONE)) {
            for (String service : List.of("keystone", "swift", "glance", "neutron", "horizon")) {
                ServiceRun run = world.run(CHANGE, service);
                run.rehearse();
                run.review();
                run.backUp();
                run.stop();
                run.packages();
                run.schema();
                assertThat(run.reviews.open(CHANGE, service)).as(service).isEmpty();
                run.start();
                run.test();
            }
        }
    }

    @Test
    void theOldDefaultsComeFromTheOldPackageThoughTheSiteStrippedItsComments() {
        try (SimulatedSite world = new SimulatedSite(folder, HostFaults.NONE)) {
            world.machines.console("ctl-1", "sed -i '/^#/d' /etc/keystone/keystone.conf");
            ServiceRun run = world.run(CHANGE, "keystone");
            run.rehearse();
            assertThat(run.reviews.open(CHANGE, "keystone").get(0).rows())
                    .anySatisfy(
                            row ->
                                    assertThat(row)
                                            .containsEntry("option", "token/expiration")
                                            .containsEntry("oldDefault", "86400")
                                            .containsEntry("yours", "14400")
                                            .containsEntry("newDefault", "3600")
                                            .containsEntry("change", "changed"));
        }
    }

    @Test
    void aServiceThatWasUpgradedCanBeRestoredAndUpgradedAgain() {
        try (SimulatedSite world = new SimulatedSite(folder, HostFaults.NONE)) {
            upgrade(world, "keystone");
            ServiceRun run = world.run(CHANGE, "keystone");
            ServiceRun.BACK.forEach(run::restore);
            run.testRestored();
            assertThat(world.version("ctl-1", "openstack-keystone")).startsWith("2013.2");
            upgrade(world, "keystone");
            assertThat(world.version("ctl-1", "openstack-keystone")).startsWith("2014.1");
        }
    }
}
