package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.IdentityCloud;
import io.icebridge.cloud.Project;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestJournal;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A site where Icebridge may log in to the new controller alone. */
class NovaByHandTest {
    private static final String CHANGE = "CHG1";
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
    private final Journal journal = TestJournal.fresh();
    private final List<String> asked = new ArrayList<>();
    private final ParallelNova nova =
            new ParallelNova(
                    new Site(
                            TestCloudFile.with(
                                    List.of(
                                            closed("oldctl", "nova-controller", "database"),
                                            closed("net1", "network"),
                                            closed("cmp1", "compute"),
                                            TestCloudFile.host(
                                                    "newctl", List.of("nova-controller-new")),
                                            closed("cmpnew1", "compute-new")),
                                    "oldctl",
                                    "nova"),
                            hosts,
                            Profiles.load("havana-icehouse"),
                            journal,
                            d -> {}),
                    IdentityCloud.with(new Project("p1", "services", true)));

    private static HostEntry closed(String name, String... roles) {
        return new HostEntry(name, name + ".example.com", 22, List.of(roles), true);
    }

    /** Runs the step; a person does whatever it asks for. */
    private void carriedOut(Runnable step) {
        for (int ask = 0; ask < 10; ask++) {
            try {
                step.run();
                return;
            } catch (StepFailure failure) {
                assertThat(failure.kind()).isEqualTo(StepFailure.Kind.BY_HAND);
                asked.add(failure.detail());
                settle();
            }
        }
        throw new AssertionError("asked without end: " + asked);
    }

    private void settle() {
        journal.of(CHANGE).stream()
                .filter(e -> e.state() == io.icebridge.journal.Entry.State.BEGUN)
                .map(io.icebridge.journal.Entry::intent)
                .forEach(i -> journal.byHand(CHANGE, i.subject(), i.step(), "ann", "its output"));
    }

    @Test
    void theOldControllersFolderIsSentFromHostToHostAndNoSecretPassesAForm() {
        hosts.host("newctl").files().put(SENT + "/etc/nova/nova.conf", NOVA_CONF);
        hosts.host("newctl").files().put(SENT + "/etc/nova/policy.json", "{}");
        carriedOut(() -> nova.install(CHANGE));
        carriedOut(() -> nova.createDatabase(CHANGE));
        carriedOut(() -> nova.configure(CHANGE));
        assertThat(hosts.host("newctl").files().get("/etc/nova/nova.conf"))
                .contains("mysql://nova:pw@oldctl.example.com/nova_icehouse")
                .contains("notification_topics = notifications_icehouse");
        assertThat(hosts.host("newctl").files()).containsEntry("/etc/nova/policy.json", "{}");
        assertThat(hosts.host("newctl").ran()).contains("nova-manage db sync");
        assertThat(String.join("\n", asked))
                .contains("tar -C / -cf - etc/nova | ssh root@10.0.0.6")
                .contains("mysqladmin create nova_icehouse")
                .contains("scp -rp root@oldctl.example.com:/etc/nova /etc/")
                .contains(
                        "openstack-config --set /etc/nova/nova.conf DEFAULT compute_topic"
                                + " compute_icehouse")
                .contains("DEFAULT my_ip cmpnew1.example.com")
                .doesNotContain("pw");
    }

    @Test
    void neutronsOptionsAreSetThereWithCredentialsThatNobodySees() {
        carriedOut(() -> nova.notifyNova(CHANGE));
        assertThat(asked)
                .singleElement()
                .asString()
                .contains("notify_nova_on_port_status_changes \"true\"")
                .contains(
                        "nova_admin_password \"$(ssh root@10.0.0.6 openstack-config --get"
                                + " /etc/nova/nova.conf keystone_authtoken admin_password)\"")
                .endsWith("service neutron-server restart");
    }

    @Test
    void noHostIsLoggedInToThatIsClosed() {
        theOldControllersFolderIsSentFromHostToHostAndNoSecretPassesAForm();
        carriedOut(() -> nova.start(CHANGE));
        carriedOut(() -> nova.notifyNova(CHANGE));
        assertThat(hosts.all())
                .filteredOn(h -> !h.name().equals("newctl"))
                .allSatisfy(h -> assertThat(h.ran()).isEmpty());
    }
}
