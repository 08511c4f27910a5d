package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.IdentityCloud;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Action;
import io.icebridge.journal.ByHand;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that Icebridge may not log in to, beside one that it may. */
class ByHandTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final HostEntry REACHED =
            TestCloudFile.host("ctl1", List.of("identity", "database"));
    private static final HostEntry CLOSED =
            new HostEntry("ctl2", "10.0.0.2", 22, List.of("identity"), true);

    private static final String GOOD =
            "as usual\nOutput:\nopenstack-keystone-2014.1-1.el6\n"
                    + "openstack-keystone (pid 12) is running...";

    private final Journal journal = TestDoor.journal();
    private final FakeHosts hosts = new FakeHosts();
    private final ServiceRun upgrade =
            new ServiceRun(
                    new Site(
                            TestCloudFile.with(List.of(REACHED, CLOSED), "ctl1", "keystone"),
                            hosts,
                            Profiles.load("havana-icehouse"),
                            d -> {}),
                    IdentityCloud.with(),
                    hosts,
                    journal,
                    CHANGE,
                    "keystone");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all is well",
                "openstack-keystone-2013.2-1.el6\nopenstack-keystone (pid 12) is running...",
                "openstack-keystone-2014.1-1.el6\nopenstack-keystone is stopped"
            })
    void whatAPersonGivesIsTestedLikeAnyOtherStep(String output) {
        hosts.host("ctl1").with("openstack-keystone-2014.1-1.el6").running("openstack-keystone");
        asksFor(upgrade::test, "rpm -qa");
        doneByHand("testService", output);
        assertThatThrownBy(upgrade::test)
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("what was given as output of ctl2");
        asksFor(upgrade::test, "openstack-service status keystone");
        doneByHand("testService", GOOD);
        upgrade.test();
    }

    private void asksFor(Runnable step, String... commands) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(
                        StepFailure.class,
                        asked -> {
                            assertThat(asked.kind()).isEqualTo(StepFailure.Kind.BY_HAND);
                            assertThat(asked.detail()).contains(commands);
                        });
    }

    /** As the model does it when a person says that he did it. */
    private void doneByHand(String step, String output) {
        journal.last(CHANGE, Subject.service("keystone"), step).stream()
                .filter(e -> e.state() == Entry.State.BEGUN)
                .forEach(
                        e ->
                                journal.byHand(
                                        CHANGE, e.key(), e.what(), new ByHand("operator", output)));
    }

    private void stepByHand(Runnable step, String name, String... commands) {
        asksFor(step, commands);
        doneByHand(name, name.equals("testService") ? GOOD : "its output");
        step.run();
    }

    private void aReachedHostOnHavana() {
        hosts.host("ctl1").with("openstack-keystone-2013.2-1.el6").running("openstack-keystone");
        hosts.host("ctl1")
                .files()
                .put(
                        "/etc/keystone/keystone.conf",
                        "[sql]\nconnection = mysql://k:pw@ctl1/keystone\n");
    }

    private void upgradeByHand() {
        stepByHand(upgrade::rehearse, "rehearseSchema", "yumdownloader", "packages/keystone");
        stepByHand(upgrade::backUp, "backUpService", "tar -czPf", "/etc/keystone", "mkdir");
        stepByHand(upgrade::stop, "stopService", "openstack-service stop keystone");
        stepByHand(
                upgrade::packages,
                "upgradeServicePackages",
                "rdo-release-icehouse",
                "yum -d1 -y upgrade '*keystone*'");
        upgrade.schema();
        stepByHand(upgrade::start, "startService", "openstack-service start keystone", "rpmnew");
        stepByHand(
                upgrade::test,
                "testService",
                "rpm -qa '*keystone*'",
                "openstack-service status keystone");
    }

    @Test
    void aPersonRunsTheExactCommandsThereAndTheRestGoesOnAsEver() {
        aReachedHostOnHavana();
        upgradeByHand();
        assertThat(hosts.host("ctl2").ran()).isEmpty();
        assertThat(hosts.host("ctl1").packages()).allMatch(p -> p.contains("2014.1"));
    }

    @Test
    void aHostThatWasDoneByHandHasAWayBackFilledIn() {
        aReachedHostOnHavana();
        upgradeByHand();
        stepByHand(
                () -> upgrade.restore("stopRestoredService"),
                "stopRestoredService",
                "openstack-service stop keystone");
        stepByHand(
                () -> upgrade.restore("restorePackages"),
                "restorePackages",
                "rpm -U --oldpackage --replacepkgs $(sed 's#.*#/var/lib/icebridge/backup/packages/keystone/&.rpm#'"
                        + " /var/lib/icebridge/backup/CHG1/keystone.packages)");
        stepByHand(
                () -> upgrade.restore("restoreConfiguration"),
                "restoreConfiguration",
                "tar -xzPf /var/lib/icebridge/backup/CHG1/keystone-etc-keystone.tar.gz");
    }

    @Test
    void theGateShowsEveryStepThatItOpens() {
        assertThat(upgrade.courses.slice(CHANGE, "keystone"))
                .extracting(Course::step)
                .as("a step that is opened but not shown is refused by the door")
                .containsExactlyInAnyOrderElementsOf(ServiceCourses.GATED);
    }

    @Test
    void whatAPersonIsGivenIsWhatTheGateShowed() {
        aReachedHostOnHavana();
        List<String> shown =
                upgrade.courses.slice(CHANGE, "keystone").stream()
                        .filter(course -> course.step().equals("upgradeServicePackages"))
                        .flatMap(course -> course.actions().stream())
                        .filter(action -> action.key().place().equals(Place.host("ctl2")))
                        .map(Action::what)
                        .toList();
        assertThatThrownBy(upgrade::packages)
                .isInstanceOfSatisfying(
                        StepFailure.class,
                        asked -> assertThat(asked.detail().lines().toList()).isEqualTo(shown));
    }
}
