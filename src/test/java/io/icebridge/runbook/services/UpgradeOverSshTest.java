package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.journal.Entry;
import io.icebridge.runbook.config.Review.Choice;
import io.icebridge.simulator.host.HostFaults;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All services, one after the other, on simulated hosts over real SSH. */
class UpgradeOverSshTest {
    private static final String CHANGE = "CHG 7/1";

    @TempDir Path folder;

    private void upgrade(SimulatedSite world, String service) {
        ServiceUpgrade upgrade = new ServiceUpgrade(world.site, world.cloud());
        assertThat(upgrade.find(CHANGE, service)).isTrue();
        upgrade.backUp(CHANGE, service);
        upgrade.stop(CHANGE, service);
        upgrade.upgradePackages(CHANGE, service);
        upgrade.updateSchema(CHANGE, service);
        for (FileReview review : upgrade.openReviews(CHANGE, service)) {
            new ConfigurationReviews(world.site)
                    .decide(
                            CHANGE,
                            service,
                            review.key(),
                            new Decision(Choice.EDIT, "", "operator", "as proposed"));
        }
        upgrade.start(CHANGE, service);
        upgrade.test(CHANGE, service);
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
            assertThat(world.site.journal().of(CHANGE)).allMatch(Entry::settled);
        }
    }

    @Test
    void theOldDefaultsComeFromTheOldPackageThoughTheSiteStrippedItsComments() {
        try (SimulatedSite world = new SimulatedSite(folder, HostFaults.NONE)) {
            world.machines.console("ctl-1", "sed -i '/^#/d' /etc/keystone/keystone.conf");
            ServiceUpgrade upgrade = new ServiceUpgrade(world.site, world.cloud());
            upgrade.backUp(CHANGE, "keystone");
            upgrade.stop(CHANGE, "keystone");
            upgrade.upgradePackages(CHANGE, "keystone");
            assertThat(upgrade.openReviews(CHANGE, "keystone").get(0).rows())
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
            ServiceRestore restore = new ServiceRestore(world.site, world.cloud());
            restore.stop(CHANGE, "keystone");
            restore.packages(CHANGE, "keystone");
            restore.configuration(CHANGE, "keystone");
            restore.database(CHANGE, "keystone");
            restore.start(CHANGE, "keystone");
            restore.test(CHANGE, "keystone");
            assertThat(world.version("ctl-1", "openstack-keystone")).startsWith("2013.2");
            upgrade(world, "keystone");
            assertThat(world.version("ctl-1", "openstack-keystone")).startsWith("2014.1");
        }
    }
}
