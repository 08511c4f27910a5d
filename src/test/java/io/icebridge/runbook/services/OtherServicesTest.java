package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.runbook.fleet.Pauses;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.readiness.Finding;
import io.icebridge.runbook.readiness.HostChecks;
import io.icebridge.simulator.host.machine.HostFaults;
import io.icebridge.simulator.host.machine.HostSpec;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services that only some sites have, on simulated hosts over real SSH. */
class OtherServicesTest {
    private static final Change CHANGE = new Change("CHG1");

    /** Whose rehearsal keeps the packages of all of them, since it is the first on their host. */
    private static final String FIRST = "heat";

    @TempDir Path folder;
    @AutoClose private SimulatedSite world;

    @BeforeEach
    void aSiteWithAllOfThem() {
        world =
                new SimulatedSite(
                        folder,
                        HostFaults.NONE,
                        List.of(
                                new HostSpec(
                                        "oth-1",
                                        List.of(
                                                "orchestration",
                                                "telemetry",
                                                "database-service"))));
    }

    private String asked(String schema) {
        return world.machines.console(
                "ctl-1", "mysql -N -B -e 'select version from migrate_version' " + schema);
    }

    @ParameterizedTest
    @CsvSource({
        "heat, openstack-heat-engine, 43",
        "ceilometer, openstack-ceilometer-collector, 34",
        "trove, openstack-trove-taskmanager, 25"
    })
    void eachComesToIcehouseAndBackToHavana(String service, String name, String version) {
        world.run(CHANGE, FIRST).rehearse();
        ServiceRun run = world.run(CHANGE, service);
        run.all();
        assertThat(world.version("oth-1", name)).startsWith("2014.1");
        assertThat(world.machines.runs("oth-1", name)).isTrue();
        assertThat(asked(service)).isEqualTo(version + "\n");
        assertThat(world.journal.of(CHANGE)).allMatch(Entry::settled);

        ServiceRun.BACK.forEach(run::restore);
        run.testRestored();
        assertThat(world.version("oth-1", name)).startsWith("2013.2");
        assertThat(world.machines.runs("oth-1", name)).isTrue();
        assertThat(asked(service)).isNotEqualTo(version + "\n");
    }

    @Test
    void theyFollowInTheProfilesOrderAndOnlyWhereThereAreHostsForThem() {
        assertThat(world.run(CHANGE, "heat").courses.services().others())
                .containsExactly("heat", "ceilometer", "trove");
        Site without =
                new Site(
                        TestCloudFile.with(
                                List.of(TestCloudFile.host("tel", List.of("telemetry"))), "db"),
                        world.hosts,
                        Profiles.load("havana-icehouse"),
                        Pauses.REAL);
        assertThat(new Services(without).others()).containsExactly("ceilometer");
        assertThat(new Services(without).database("ceilometer")).isEmpty();
    }

    @Test
    void whatTheyLeaveToPeopleIsFoundBeforeTheFirstGate() {
        List<Finding> found =
                new HostChecks(
                                world.site.file(),
                                world.hosts,
                                world.site.profile(),
                                Clock.systemUTC())
                        .check(line -> {});
        assertThat(found)
                .filteredOn(f -> f.subject().equals("host oth-1"))
                .singleElement()
                .satisfies(
                        f -> {
                            assertThat(f.code()).isEqualTo("telemetry-notifications");
                            assertThat(f.blocks()).isFalse();
                            assertThat(f.remedy()).contains("openstack-ceilometer-notification");
                        });
    }
}
