package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.IdentityCloud;
import io.icebridge.cloud.Project;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A site where Icebridge may log in to the new controller alone. */
class NovaByHandTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final String SENT = "/var/lib/icebridge/backup/CHG1/from-oldctl";
    private static final String NOVA_CONF =
            """
            [DEFAULT]
            sql_connection = mysql://nova:pw@localhost/nova
            [keystone_authtoken]
            admin_user = nova
            admin_password = pw
            admin_tenant_name = services
            auth_uri = http://oldctl:5000/
            """;

    private final FakeHosts hosts = new FakeHosts();
    private final Journal journal = TestDoor.journal();
    private final Site site =
            new Site(
                    TestCloudFile.with(
                            List.of(
                                    closed("oldctl", "nova-controller", "database"),
                                    closed("net1", "network"),
                                    closed("cmp1", "compute"),
                                    TestCloudFile.host("newctl", List.of("nova-controller-new")),
                                    closed("cmpnew1", "compute-new")),
                            "oldctl",
                            "nova"),
                    hosts,
                    Profiles.load("havana-icehouse"),
                    d -> {});
    private final NovaRun nova =
            new NovaRun(
                    site,
                    IdentityCloud.with(new Project("p1", "services", true)),
                    hosts,
                    journal,
                    CHANGE);
    private final ByHand person = new ByHand(nova, journal, CHANGE);

    private static HostEntry closed(String name, String... roles) {
        return new HostEntry(name, name + ".example.com", 22, List.of(roles), true);
    }

    private void carriedOut(Consumer<NovaRun> step) {
        person.carriedOut(step, "");
    }

    @Test
    void theOldControllersFolderIsSentFromHostToHostAndNoSecretPassesAForm() {
        hosts.host("newctl").files().put(SENT + "/etc/nova/nova.conf", NOVA_CONF);
        hosts.host("newctl").files().put(SENT + "/etc/nova/policy.json", "{}");
        carriedOut(NovaRun::install);
        carriedOut(NovaRun::createDatabase);
        carriedOut(NovaRun::configure);
        assertThat(hosts.host("newctl").files().get("/etc/nova/nova.conf"))
                .contains("mysql://nova:pw@oldctl.example.com/nova_icehouse")
                .contains("notification_topics = notifications_icehouse");
        assertThat(hosts.host("newctl").files()).containsEntry("/etc/nova/policy.json", "{}");
        assertThat(hosts.host("newctl").ran()).contains("nova-manage db sync");
        assertThat(String.join("\n", person.asked))
                .contains("tar -C / -cf - etc/nova | ssh root@10.0.0.6")
                .contains("mysqladmin create nova_icehouse")
                .contains("write /etc/nova as on oldctl (oldctl.example.com)")
                .contains("\n  [DEFAULT] compute_topic = compute_icehouse\n")
                .contains("\n  without [DEFAULT] libvirt_vif_driver\n")
                .contains("\n  [DEFAULT] my_ip = cmpnew1.example.com\n")
                .doesNotContain("pw");
    }

    @Test
    void neutronsOptionsAreSetThereWithCredentialsThatNobodySees() {
        carriedOut(NovaRun::notifyNova);
        assertThat(person.asked)
                .singleElement()
                .asString()
                .contains("[DEFAULT] notify_nova_on_port_status_changes = true")
                .contains(
                        "[DEFAULT] nova_admin_password = ([filter:authtoken] admin_password or"
                                + " [keystone_authtoken] admin_password, of"
                                + " /etc/nova/api-paste.ini or /etc/nova/nova.conf on newctl)")
                .endsWith("then service neutron-server restart; fi");
    }

    @Test
    void whatAPersonIsGivenIsWhatTheGateShowed() {
        List<String> shown =
                Stream.of(
                                nova.nova.install(),
                                nova.nova.createDatabase(CHANGE),
                                nova.nova.configure(CHANGE),
                                nova.nova.start(),
                                nova.nova.notifyNova(CHANGE))
                        .flatMap(course -> course.actions().stream())
                        .map(Action::what)
                        .sorted(Comparator.comparing(String::length).reversed())
                        .toList();
        noHostIsLoggedInToThatIsClosed();
        assertThat(person.asked)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(whole(text, shown)).isEmpty());
    }

    /** What is left of a text when everything that was shown is taken away. */
    private static String whole(String text, List<String> shown) {
        String left = text;
        for (String what : shown) {
            left = left.replace(what, "");
        }
        return left.strip();
    }

    @Test
    void noHostIsLoggedInToThatIsClosed() {
        theOldControllersFolderIsSentFromHostToHostAndNoSecretPassesAForm();
        carriedOut(NovaRun::start);
        carriedOut(NovaRun::notifyNova);
        assertThat(hosts.all())
                .filteredOn(h -> !h.name().equals("newctl"))
                .allSatisfy(h -> assertThat(h.ran()).isEmpty());
    }
}
