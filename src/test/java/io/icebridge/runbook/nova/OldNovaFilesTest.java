package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.OldNovaFiles.Told;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.readiness.Finding;
import io.icebridge.runbook.readiness.HostChecks;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the old controller's files leave to people is told before anything is decided. */
class OldNovaFilesTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final String LOGIN =
            "admin_user = nova\nadmin_password = hush\nadmin_tenant_name = services\n";

    private final FakeHosts hosts = new FakeHosts();
    private final CloudFile file =
            TestCloudFile.with(
                    List.of(
                            host("ctl-1", "database", "nova-controller"),
                            host("new-1", "nova-controller-new"),
                            host("cmp-9", "compute-new")),
                    "ctl-1",
                    "nova");
    private final Site site = new Site(file, hosts, Profiles.load("havana-icehouse"), d -> {});

    private static HostEntry host(String name, String... roles) {
        return new HostEntry(name, name, 22, List.of(roles), false);
    }

    private void files(String novaConf, String paste) {
        Map<String, String> files = hosts.host("ctl-1").files();
        files.put("/etc/nova/nova.conf", novaConf);
        files.put("/etc/nova/api-paste.ini", paste);
    }

    private List<Told> told() {
        return new OldNovaFiles(site).told();
    }

    @Test
    void credentialsInThePasteFileAreFound() {
        files(
                "[database]\nconnection = mysql://n:hush@ctl-1/nova\n",
                "[filter:authtoken]\n" + LOGIN);
        assertThat(told()).isEmpty();
    }

    @Test
    void noLoginAndADatabaseThatCannotBeReadStandInTheWay() {
        files("[DEFAULT]\nsql_connection = nova at ctl-1\n", "");
        assertThat(told()).hasSize(4).allMatch(Told::blocks);
        assertThat(told().get(0).what()).contains("is no URL");
        assertThat(told().get(1).what()).contains("keystone_authtoken/admin_user");
    }

    @Test
    void whatNamesTheOldControllerAndIsNotKnownIsShownWithoutItsSecrets() {
        files(
                "[DEFAULT]\nquantum_url = http://ctl-1:9696\nnetwork_host = ctl-1.example.com\nsite_url = http://me:hush@ctl-1/\n"
                        + "[database]\nconnection = mysql://n:hush@ctl-1/nova\n[keystone_authtoken]\n"
                        + LOGIN,
                "[filter:ours]\nplace = http://ctl-1:1/\n");
        assertThat(told())
                .extracting(Told::what)
                .containsExactly(
                        "[DEFAULT] network_host = ctl-1.example.com in /etc/nova/nova.conf is copied"
                                + " as it is: it names the host that the file is from",
                        "[DEFAULT] site_url = http://me:(secret)@ctl-1/ in /etc/nova/nova.conf is"
                                + " copied as it is: it names the host that the file is from",
                        "[filter:ours] place = http://ctl-1:1/ in /etc/nova/api-paste.ini is copied"
                                + " as it is: it names the host that the file is from");
        assertThat(told()).noneMatch(Told::blocks);
        assertThat(new HostChecks(file, hosts, site.profile(), Clock.systemUTC()).check(l -> {}))
                .filteredOn(f -> f.code().equals("nova-files"))
                .extracting(Finding::subject)
                .containsExactly("host ctl-1", "host ctl-1", "host ctl-1");
    }

    @Test
    void theGateShowsThemAsTheyWereWhenTheDeploymentBegan() {
        Journal journal = TestDoor.journal();
        OldNovaFiles files = new OldNovaFiles(site);
        files("[DEFAULT]\nvpn_ip = ctl-1\n[database]\nconnection = mysql://n:p@d/n\n", "");
        assertThat(files.kept(CHANGE, journal)).anyMatch(t -> t.what().contains("vpn_ip"));
        files("[database]\nconnection = mysql://n:p@d/n\n", "[filter:authtoken]\n" + LOGIN);
        assertThat(files.kept(CHANGE, journal)).isEmpty();
        assertThat(journal.of(CHANGE)).hasSize(2);
    }
}
