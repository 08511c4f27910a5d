package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.IdentityCloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.CrashingHosts;
import io.icebridge.host.CrashingHosts.Crash;
import io.icebridge.host.FakeHost;
import io.icebridge.host.FakeHosts;
import io.icebridge.host.Hosts;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestJournal;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program dies at every single command of Keystone's upgrade in turn, and goes on. */
class KillPointsTest {
    private static final CloudFile FILE =
            TestCloudFile.with("ctl1", List.of("identity", "database"), "keystone");
    private static final Profile PROFILE = Profiles.load("havana-icehouse");
    private static final List<String> ONCE =
            List.of(
                    "yum -d1 -y upgrade '*keystone*'",
                    "keystone-manage token_flush",
                    "openstack-db --service keystone --update");

    private final Journal journal = TestJournal.fresh();
    private FakeHosts hosts;
    private int run;

    private FakeHost aControllerOnHavana() {
        hosts = new FakeHosts();
        FakeHost host =
                hosts.host("ctl1")
                        .with("openstack-keystone-2013.2-1.el6", "python-keystone-2013.2-1.el6")
                        .running("openstack-keystone");
        host.files().put("/etc/keystone/keystone.conf", "[DEFAULT]\nadmin_token = ours\n");
        host.files().put("/etc/keystone/keystone.conf.rpmnew", "[DEFAULT]\nlog_dir = /l\n");
        return host;
    }

    private List<Consumer<ServiceUpgrade>> steps(String change) {
        return List.of(
                upgrade -> upgrade.backUp(change, "keystone"),
                upgrade -> upgrade.stop(change, "keystone"),
                upgrade -> upgrade.upgradePackages(change, "keystone"),
                upgrade -> upgrade.updateSchema(change, "keystone"),
                upgrade -> upgrade.openReviews(change, "keystone"),
                upgrade -> upgrade.start(change, "keystone"),
                upgrade -> upgrade.test(change, "keystone"));
    }

    private ServiceUpgrade upgrade(Hosts reached) {
        return new ServiceUpgrade(
                new Site(FILE, reached, PROFILE, journal, d -> {}), IdentityCloud.with());
    }

    /** Gives back whether the program lived to the end. */
    private boolean upgradeDyingAt(int command, boolean before, String change) {
        ServiceUpgrade dying = upgrade(new CrashingHosts(hosts, command, before));
        boolean lived = true;
        for (Consumer<ServiceUpgrade> step : steps(change)) {
            try {
                step.accept(lived ? dying : upgrade(hosts));
            } catch (Crash crash) {
                lived = false;
                step.accept(upgrade(hosts));
            }
        }
        return lived;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereverItDiesEveryEffectHappensOnceAndTheUpgradeCompletes(boolean before) {
        boolean lived = false;
        for (int command = 0; !lived; command++) {
            FakeHost host = aControllerOnHavana();
            String change = "CHG" + ++run;
            lived = upgradeDyingAt(command, before, change);
            String where = "died at command " + command;
            for (String once : ONCE) {
                assertThat(host.ran()).as(where).containsOnlyOnce(once);
            }
            assertThat(host.packages()).as(where).allMatch(p -> p.contains("2014.1"));
            assertThat(host.holds("openstack-keystone")).as(where).isTrue();
            assertThat(host.files().keySet())
                    .as(where)
                    .noneMatch(f -> f.startsWith("/etc") && f.endsWith(".rpmnew"));
            assertThat(journal.of(change)).as(where).filteredOn(e -> !e.settled()).isEmpty();
        }
        System.out.println("kill points of a service's upgrade: " + (run - 1));
        assertThat(run).isGreaterThan(40);
    }
}
