package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.IdentityCloud;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHost;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands that end well and have done nothing, and a way back that was left half way. */
class HalfDoneTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final String VERSION =
            "mysql -N -B -e 'select version from migrate_version' keystone";
    private static final String SCHEMA = "openstack-db --service keystone --update";

    private final Journal journal = TestDoor.journal();
    private final FakeHosts hosts = new FakeHosts();
    private final FakeHost host =
            hosts.host("ctl1")
                    .with(
                            "openstack-keystone-2013.2-1.el6",
                            "openstack-swift-1.10.0-2.el6",
                            "python-swiftclient-1.8.0-1.el6")
                    .running("openstack-keystone");

    private ServiceRun upgrade(String service) {
        return new ServiceRun(
                new Site(
                        TestCloudFile.with(
                                "ctl1", List.of("identity", "database", "object"), "keystone"),
                        hosts,
                        Profiles.load("havana-icehouse"),
                        pause -> {}),
                IdentityCloud.with(),
                hosts,
                journal,
                CHANGE,
                service);
    }

    @Test
    void aSwiftWhosePackagesStayedAsTheyWereIsNotUpgraded() {
        host.keepOld("openstack-swift");
        assertThatThrownBy(upgrade("swift")::packages)
                .isInstanceOfSatisfying(
                        StepFailure.class,
                        f -> assertThat(f.detail()).isEqualTo("openstack-swift-1.10.0-2.el6"))
                .hasMessageContaining("still on ctl1");
    }

    @Test
    void aServiceOfWhichNothingSaysThatItRunsDoesNot() {
        hosts.host("ctl1").packages().clear();
        assertThatThrownBy(upgrade("keystone")::start)
                .hasMessageContaining("nothing says on ctl1 that it runs");
    }

    private void rehearsed(String part, String version) {
        Key look =
                new Key(RehearseSchema.STEP, Subject.service("keystone"), Place.host("ctl1"), part);
        journal.note(CHANGE, look, "look", new SchemaVersion(version));
    }

    @Test
    void aSchemaThatStaysWhereTheRehearsalBeganIsChangedAnew() {
        rehearsed("copyBefore", "36");
        rehearsed("copyAfter", "44");
        host.say(VERSION, "36");
        ServiceRun upgrade = upgrade("keystone");
        upgrade.stop();
        assertThatThrownBy(upgrade::schema)
                .hasMessageContaining("the schema of keystone is still at 36");
        host.say(VERSION, "44");
        upgrade.schema();
        assertThat(host.ran()).filteredOn(SCHEMA::equals).hasSize(2);
    }

    private long dumps() {
        return host.ran().stream().filter(line -> line.contains("&& mysqldump")).count();
    }

    private void upgradedUntilTheSchemaFails(ServiceRun upgrade) {
        host.fail(SCHEMA, 1);
        upgrade.backUp();
        upgrade.stop();
        upgrade.packages();
        assertThatThrownBy(upgrade::schema).isInstanceOf(StepFailure.class);
    }

    @Test
    void aServiceThatServedAgainAfterItsWayBackIsDumpedAnewBeforeTheNextUpgrade() {
        ServiceRun upgrade = upgrade("keystone");
        upgradedUntilTheSchemaFails(upgrade);
        ServiceRun.BACK.forEach(upgrade::restore);
        long before = dumps();
        upgrade.stop();
        assertThat(dumps()).isGreaterThan(before);
    }

    @Test
    void aHalfRestoredDatabaseIsNeverDumpedOverTheDumpItIsRestoredFrom() {
        ServiceRun upgrade = upgrade("keystone");
        upgradedUntilTheSchemaFails(upgrade);
        ServiceRun.BACK.subList(0, 4).forEach(upgrade::restore);
        long before = dumps();
        upgrade.stop();
        assertThat(dumps()).isEqualTo(before);
    }

    @Test
    void aHostThatHasRestartedSinceTheStopWritesNothingWhileTheSchemaChanges() {
        ServiceRun upgrade = upgrade("keystone");
        upgrade.backUp();
        upgrade.stop();
        upgrade.packages();
        host.running("openstack-keystone");
        assertThatThrownBy(upgrade::schema)
                .hasMessageContaining("openstack-keystone still runs on ctl1");
        assertThat(host.ran()).doesNotContain(SCHEMA);
        long before = dumps();
        upgrade.stop();
        assertThat(dumps()).as("since it wrote again").isGreaterThan(before);
        upgrade.schema();
        assertThat(host.ran()).contains(SCHEMA);
    }

    @Test
    void whatWasStoppedIsLookedAtBeforeEachTryAndAHalfChangedDatabaseIsNotDumped() {
        ServiceRun upgrade = upgrade("keystone");
        upgradedUntilTheSchemaFails(upgrade);
        host.running("openstack-keystone");
        assertThatThrownBy(upgrade::schema)
                .hasMessageContaining("openstack-keystone still runs on ctl1");
        assertThat(host.ran()).filteredOn(SCHEMA::equals).hasSize(1);
        long before = dumps();
        upgrade.stop();
        assertThat(dumps()).isEqualTo(before);
        upgrade.schema();
        assertThat(host.ran()).filteredOn(SCHEMA::equals).hasSize(2);
    }

    @Test
    void norIsAHalfRestoredOneWhenTheServiceRunsAgainBeforeTheNextTry() {
        ServiceRun upgrade = upgrade("keystone");
        upgradedUntilTheSchemaFails(upgrade);
        ServiceRun.BACK.subList(0, 4).forEach(upgrade::restore);
        upgrade.stop();
        upgrade.packages();
        host.running("openstack-keystone");
        assertThatThrownBy(upgrade::schema).hasMessageContaining("still runs");
        long before = dumps();
        upgrade.stop();
        assertThat(dumps()).isEqualTo(before);
    }
}
