package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.IdentityCloud;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestJournal;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that Icebridge may not log in to, beside one that it may. */
class ByHandTest {
    private static final String CHANGE = "CHG1";
    private static final HostEntry REACHED =
            TestCloudFile.host("ctl1", List.of("identity", "database"));
    private static final HostEntry CLOSED =
            new HostEntry("ctl2", "10.0.0.2", 22, List.of("identity"), true);

    private static final String GOOD =
            "as usual\nOutput:\nopenstack-keystone-2014.1-1.el6\n"
                    + "openstack-keystone (pid 12) is running...";

    private final Journal journal = TestJournal.fresh();
    private final FakeHosts hosts = new FakeHosts();
    private final ServiceUpgrade upgrade =
            new ServiceUpgrade(
                    new Site(
                            TestCloudFile.with(List.of(REACHED, CLOSED), "ctl1", "keystone"),
                            hosts,
                            Profiles.load("havana-icehouse"),
                            journal,
                            d -> {}),
                    IdentityCloud.with());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all is well",
                "openstack-keystone-2013.2-1.el6\nopenstack-keystone (pid 12) is running...",
                "openstack-keystone-2014.1-1.el6\nopenstack-keystone is stopped"
            })
    void whatAPersonGivesIsTestedLikeAnyOtherStep(String output) {
        hosts.host("ctl1").with("openstack-keystone-2014.1-1.el6").running("openstack-keystone");
        asksFor(() -> upgrade.test(CHANGE, "keystone"), "rpm -qa");
        journal.byHand(CHANGE, "host ctl2", "testService.keystone", "operator", output);
        assertThatThrownBy(() -> upgrade.test(CHANGE, "keystone"))
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("what was given as output of ctl2");
        asksFor(() -> upgrade.test(CHANGE, "keystone"), "openstack-service status keystone");
        journal.byHand(CHANGE, "host ctl2", "testService.keystone", "operator", GOOD);
        upgrade.test(CHANGE, "keystone");
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

    private void doneByHand(String step) {
        journal.byHand(CHANGE, "host ctl2", step + ".keystone", "operator", "its output");
    }

    @Test
    void aPersonRunsTheExactCommandsThereAndTheRestGoesOnAsEver() {
        hosts.host("ctl1").with("openstack-keystone-2013.2-1.el6").running("openstack-keystone");
        asksFor(() -> upgrade.backUp(CHANGE, "keystone"), "tar -czPf", "/etc/keystone");
        doneByHand("backUpService");
        upgrade.backUp(CHANGE, "keystone");
        asksFor(() -> upgrade.stop(CHANGE, "keystone"), "openstack-service stop keystone");
        doneByHand("stopService");
        upgrade.stop(CHANGE, "keystone");
        asksFor(
                () -> upgrade.upgradePackages(CHANGE, "keystone"),
                "rdo-release-icehouse",
                "yum -d1 -y upgrade '*keystone*'");
        doneByHand("upgradeServicePackages");
        upgrade.upgradePackages(CHANGE, "keystone");
        upgrade.updateSchema(CHANGE, "keystone");
        asksFor(() -> upgrade.start(CHANGE, "keystone"), "openstack-service start keystone");
        doneByHand("startService");
        upgrade.start(CHANGE, "keystone");
        asksFor(
                () -> upgrade.test(CHANGE, "keystone"),
                "rpm -qa '*keystone*'",
                "openstack-service status keystone");
        journal.byHand(CHANGE, "host ctl2", "testService.keystone", "operator", GOOD);
        upgrade.test(CHANGE, "keystone");
        assertThat(hosts.host("ctl2").ran()).isEmpty();
        assertThat(hosts.host("ctl1").packages()).allMatch(p -> p.contains("2014.1"));
    }
}
