package io.icebridge.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.IdentityCloud;
import io.icebridge.cloud.Project;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.Deaths;
import io.icebridge.host.FakeHost;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Change;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaRun;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.services.ServiceRun;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The program dies at every single command of every other stage that runs on hosts, before the host
 * has it and after, and goes on: nothing that must happen once happens twice, nothing stays open.
 */
class HostKillPointsTest {
    private static final Profile PROFILE = Profiles.load("havana-icehouse");
    private static final CloudFile FILE =
            TestCloudFile.with(
                    List.of(
                            TestCloudFile.host(
                                    "ctl1", List.of("identity", "database", "nova-controller")),
                            TestCloudFile.host("net001", List.of("network")),
                            TestCloudFile.host("cmp01", List.of("compute")),
                            TestCloudFile.host("novanew", List.of("nova-controller-new")),
                            TestCloudFile.host("cmpnew01", List.of("compute-new")),
                            TestCloudFile.host("object1", List.of("object")),
                            TestCloudFile.host("object02", List.of("object"))),
                    "ctl1",
                    "keystone",
                    "nova",
                    "neutron");
    private static final List<String> STORES = List.of("object1", "object02");
    private static final String SWIFT_CONF = "/etc/swift/object-server.conf";
    private static final String NOVA_CONF =
            """
            [DEFAULT]
            sql_connection = mysql://nova:pw@localhost/nova
            [keystone_authtoken]
            admin_user = nova
            admin_password = pw
            admin_tenant_name = services
            auth_uri = http://ctl1:5000/
            """;
    private final io.icebridge.journal.Journal records = TestDoor.journal();
    private FakeHosts hosts;
    private int run;
    private String change;

    /** What one stage is made of, on a site that has just been started. */
    private record Program(Site site, Cloud cloud) {}

    private Program program(io.icebridge.host.Hosts reached) {
        return new Program(
                new Site(FILE, reached, PROFILE, d -> {}),
                IdentityCloud.with(new Project("p1", "services", true)));
    }

    private void aCloudOnHavana() {
        hosts = new FakeHosts();
        FakeHost controller =
                hosts.host("ctl1")
                        .with("openstack-keystone-2013.2-1.el6", "openstack-nova-api-2013.2-1.el6")
                        .running("openstack-keystone", "openstack-nova-api");
        controller
                .files()
                .put(
                        "/etc/keystone/keystone.conf",
                        "[sql]\nconnection = mysql://keystone:pw@ctl1/keystone\n");
        controller.files().put("/etc/nova/nova.conf", NOVA_CONF);
        controller.files().put("/etc/init.d/openstack-nova-api", "");
        controller.files().put("/databases/nova", "");
        controller.files().put("/databases/keystone", "");
        FakeHost network = hosts.host("net001").with("openstack-neutron-2014.1-1.el6");
        network.files().put("/etc/neutron/neutron.conf", "[DEFAULT]\n");
        network.files().put("/etc/init.d/neutron-server", "");
        network.running("neutron-server");
        FakeHost node =
                hosts.host("cmp01")
                        .with("openstack-nova-compute-2013.2-1.el6")
                        .running("openstack-nova-compute");
        node.files().put("/etc/nova/nova.conf", NOVA_CONF);
        node.files().put("/etc/init.d/openstack-nova-compute", "");
        node.files().put("/etc/neutron/neutron.conf", "[DEFAULT]\n");
        STORES.forEach(this::aStoreOnHavana);
    }

    private void aStoreOnHavana(String name) {
        FakeHost store =
                hosts.host(name)
                        .with("openstack-swift-object-1.10.0-1.el6", "python-swift-2013.2-1.el6")
                        .running("openstack-swift-object");
        store.files().put(SWIFT_CONF, "[DEFAULT]\nworkers = 2\n");
        store.files().put(SWIFT_CONF + ".rpmnew", "[DEFAULT]\nlog_level = INFO\n");
    }

    /** Runs the steps over and over, dying one command later each time. */
    private void everywhere(
            String stage, Runnable prepared, List<Consumer<Program>> steps, Runnable proof) {
        int points = 0;
        for (boolean before : List.of(true, false)) {
            boolean lived = false;
            for (int command = 0; !lived; command++) {
                aCloudOnHavana();
                change = "CHG" + ++run;
                prepared.run();
                hosts.all().forEach(host -> host.ran().clear());
                lived = Deaths.dyingAt(command, before, hosts, this::program, steps);
                points += lived ? 0 : 1;
                proof.run();
                assertThat(records.of(new Change(change)))
                        .as("%s, died at command %d", stage, command)
                        .noneMatch(e -> e.state() == io.icebridge.journal.Entry.State.BEGUN);
            }
        }
        System.out.println("kill points of " + stage + ": " + points);
        assertThat(points).isPositive();
    }

    private ServiceRun upgrade(Program p, String service) {
        return new ServiceRun(
                p.site(),
                p.cloud(),
                TestDoor.changes(p.site().hosts()),
                records,
                new Change(change),
                service);
    }

    private void once(String host, String command) {
        assertThat(hosts.host(host).ran()).containsOnlyOnce(command);
    }

    @Test
    void theRehearsalOfASchemaChange() {
        everywhere(
                "rehearsal",
                () -> {},
                List.of(p -> upgrade(p, "keystone").rehearse()),
                () ->
                        assertThat(hosts.host("ctl1").files().keySet())
                                .contains("/databases/keystone")
                                .noneMatch(f -> f.contains("rehearsal")));
    }

    @Test
    void theWayBackOfAService() {
        everywhere(
                "restore",
                () -> {
                    ServiceRun upgrade = upgrade(program(hosts), "keystone");
                    upgrade.rehearse();
                    upgrade.backUp();
                    upgrade.stop();
                    upgrade.packages();
                },
                Stream.concat(
                                ServiceRun.BACK.stream()
                                        .map(
                                                step ->
                                                        (Consumer<Program>)
                                                                p ->
                                                                        upgrade(p, "keystone")
                                                                                .restore(step)),
                                Stream.of(p -> upgrade(p, "keystone").testRestored()))
                        .toList(),
                () -> {
                    assertThat(hosts.host("ctl1").packages()).allMatch(x -> x.contains("2013.2"));
                    assertThat(hosts.host("ctl1").holds("openstack-keystone")).isTrue();
                    assertThat(hosts.host("ctl1").files()).containsKey("/databases/keystone");
                });
    }

    @Test
    void aServiceThatIsUpgradedHostByHost() {
        everywhere(
                "Swift, host by host",
                () -> {},
                List.of(
                        p -> upgrade(p, "swift").stop(),
                        p -> upgrade(p, "swift").packages(),
                        p -> upgrade(p, "swift").schema(),
                        p -> upgrade(p, "swift").review(),
                        p -> upgrade(p, "swift").start()),
                () -> STORES.forEach(this::servesWithItsNewConfiguration));
    }

    private void servesWithItsNewConfiguration(String name) {
        FakeHost store = hosts.host(name);
        once(name, "yum -d1 -y upgrade '*swift*'");
        assertThat(store.packages()).noneMatch(x -> x.contains("2013.2"));
        assertThat(store.holds("openstack-swift-object")).isTrue();
        assertThat(store.files()).doesNotContainKey(SWIFT_CONF + ".rpmnew");
        List<String> ran = store.ran();
        List<String> sinceTheReview =
                ran.stream().dropWhile(c -> !c.startsWith("mv -f " + SWIFT_CONF)).toList();
        assertThat(sinceTheReview)
                .containsSubsequence(
                        "openstack-service stop swift", "openstack-service start swift");
    }

    private NovaRun nova(Program p) {
        return new NovaRun(
                p.site(),
                p.cloud(),
                TestDoor.changes(p.site().hosts()),
                records,
                new Change(change));
    }

    @Test
    void theLastPackageUpgrade() {
        everywhere(
                "package upgrade",
                () -> {},
                List.of(p -> nova(p).upgrade("net001")),
                () -> once("net001", "yum -d1 -y upgrade"));
    }

    @Test
    void theParallelNova() {
        everywhere(
                "parallel Nova",
                () -> {},
                List.of(
                        p -> nova(p).install(),
                        p -> nova(p).createDatabase(),
                        p -> nova(p).configure(),
                        p -> nova(p).start(),
                        p -> nova(p).notifyNova()),
                () -> {
                    once("novanew", "nova-manage db sync");
                    once("ctl1", "mysqladmin create nova_icehouse");
                    assertThat(hosts.host("ctl1").files()).containsKey("/databases/nova_icehouse");
                    assertThat(hosts.host("novanew").holds("openstack-nova-api")).isTrue();
                    assertThat(hosts.host("cmpnew01").files().get("/etc/nova/nova.conf"))
                            .contains("/nova_icehouse", "my_ip = 10.0.0.8");
                    assertThat(hosts.host("net001").files().get("/etc/neutron/neutron.conf"))
                            .containsOnlyOnce("nova_region_name = new");
                    assertThat(hosts.host("ctl1").files().get("/etc/nova/nova.conf"))
                            .isEqualTo(NOVA_CONF);
                });
    }

    @Test
    void theRedeploymentOfANode() {
        everywhere(
                "redeployment",
                () -> {},
                List.of(
                        p -> nova(p).node(n -> n.stop("cmp01")),
                        p -> nova(p).node(n -> n.install("cmp01")),
                        p -> nova(p).node(n -> n.configure(new Change(change), "cmp01")),
                        p -> nova(p).node(n -> n.start("cmp01"))),
                () -> {
                    assertThat(hosts.host("cmp01").packages()).allMatch(x -> x.contains("2014.1"));
                    assertThat(hosts.host("cmp01").holds("openstack-nova-compute")).isTrue();
                });
    }

    @Test
    void theEndOfTheOldNova() {
        everywhere(
                "retirement",
                () -> {},
                List.of(
                        p -> nova(p).retire(r -> r.stop()),
                        p -> nova(p).retire(r -> r.archive(new Change(change)))),
                () -> {
                    assertThat(hosts.host("ctl1").holds("openstack-nova-api")).isFalse();
                    assertThat(hosts.host("ctl1").files()).containsKey("/databases/nova");
                });
    }
}
