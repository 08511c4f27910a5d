package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.IdentityCloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.CrashingHosts;
import io.icebridge.host.CrashingHosts.Crash;
import io.icebridge.host.FakeHost;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestDoor;
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
                    PROFILE.service("keystone").beforeSchema(),
                    "openstack-db --service keystone --update");

    private final Journal journal = TestDoor.journal();
    private FakeHosts hosts;
    private int run;

    private FakeHost aControllerOnHavana() {
        hosts = new FakeHosts();
        FakeHost host =
                hosts.host("ctl1")
                        .with("openstack-keystone-2013.2-1.el6", "python-keystone-2013.2-1.el6")
                        .running("openstack-keystone");
        host.files()
                .put(
                        "/etc/keystone/keystone.conf",
                        "[DEFAULT]\nadmin_token = ours\n[sql]\nconnection = mysql://k:pw@ctl1/keystone\n");
        host.files().put("/etc/keystone/keystone.conf.rpmnew", "[DEFAULT]\nlog_dir = /l\n");
        return host;
    }

    private static final List<Consumer<ServiceRun>> STEPS =
            List.of(
                    ServiceRun::rehearse,
                    ServiceRun::review,
                    ServiceRun::backUp,
                    ServiceRun::stop,
                    ServiceRun::packages,
                    ServiceRun::schema,
                    ServiceRun::review,
                    ServiceRun::start,
                    ServiceRun::test);

    private ServiceRun upgrade(CrashingHosts reached, String change) {
        return new ServiceRun(
                new Site(FILE, reached, PROFILE, d -> {}),
                IdentityCloud.with(),
                reached,
                journal,
                new Change(change),
                "keystone");
    }

    /** Gives back whether the program lived to the end. */
    private boolean upgradeDyingAt(int command, boolean before, String change) {
        CrashingHosts alive = new CrashingHosts(hosts, Integer.MAX_VALUE, false);
        ServiceRun dying = upgrade(new CrashingHosts(hosts, command, before), change);
        boolean lived = true;
        for (Consumer<ServiceRun> step : STEPS) {
            try {
                step.accept(lived ? dying : upgrade(alive, change));
            } catch (Crash crash) {
                lived = false;
                step.accept(upgrade(alive, change));
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
            assertThat(journal.of(new Change(change)))
                    .as(where)
                    .filteredOn(e -> !e.settled() && e.state() != Entry.State.ANEW)
                    .isEmpty();
        }
        System.out.println("kill points of a service's upgrade: " + (run - 1));
        assertThat(run).isGreaterThan(40);
    }
}
