package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.config.RealOptions;
import io.icebridge.runbook.nova.NovaConf.NewDatabase;
import io.icebridge.runbook.profile.Profiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NovaConfTest {
    private static final String OLD =
            """
            [DEFAULT]
            # who we are
            my_ip = 10.0.0.10
            sql_connection=mysql://nova:pw@127.0.0.1:3306/nova?charset=utf8
            rabbit_host = localhost
            metadata_host=10.0.0.10
            libvirt_vif_driver=nova.virt.libvirt.vif.LibvirtGenericVIFDriver
            # conductor of our own
            #cert_topic=cert

            [keystone_authtoken]
            admin_password = pw
            """;
    private static final Map<String, String> VALUES =
            Map.of(
                    "controller", "10.0.0.20",
                    "old-controller", "10.0.0.10",
                    "address", "10.0.0.21",
                    "new-region", "RegionTwo");

    private final NewDatabase database = new NewDatabase("nova_icehouse", "10.0.0.9");

    private String changed(boolean node, NetworkKind network) {
        return new NovaConf(Profiles.load("havana-icehouse").nova(), network)
                .changed(OLD, node, database, VALUES);
    }

    private static String value(String text, String option) {
        return IniFile.parse(text).value(Option.of(option)).orElse(null);
    }

    @Test
    void theDatabaseIsTheNewOneUnderTheSameUser() {
        assertThat(value(changed(false, NetworkKind.NEUTRON), "DEFAULT/sql_connection"))
                .isEqualTo("mysql://nova:pw@10.0.0.9:3306/nova_icehouse?charset=utf8");
    }

    @Test
    void theTopicsAreItsOwnSinceBothNovasShareTheBus() {
        String text = changed(false, NetworkKind.NEUTRON);
        assertThat(text).contains("#cert_topic=cert\ncert_topic = cert_icehouse\n");
        assertThat(value(text, "DEFAULT/scheduler_topic")).isEqualTo("scheduler_icehouse");
        assertThat(value(text, "conductor/topic")).isEqualTo("conductor_icehouse");
    }

    @Test
    void localhostBecomesTheOldControllerWhereTheBusIs() {
        assertThat(value(changed(false, NetworkKind.NEUTRON), "DEFAULT/rabbit_host"))
                .isEqualTo("10.0.0.10");
    }

    @Test
    void theOldVifDriverIsDropped() {
        assertThat(changed(false, NetworkKind.NEUTRON)).doesNotContain("vif_driver");
    }

    @Test
    void consolesAreReachedWhereTheProxyRuns() {
        for (boolean node : List.of(true, false)) {
            assertThat(value(changed(node, NetworkKind.NEUTRON), "DEFAULT/novncproxy_base_url"))
                    .isEqualTo("http://10.0.0.20:6080/vnc_auto.html");
        }
    }

    @Test
    void aNodeListensOnItsOwnAddressAndAControllerDoesNot() {
        assertThat(value(changed(true, NetworkKind.NEUTRON), "DEFAULT/vncserver_listen"))
                .isEqualTo("10.0.0.21");
        assertThat(value(changed(false, NetworkKind.NEUTRON), "DEFAULT/vncserver_listen")).isNull();
    }

    @Test
    void novaNetworkHasATopicOfItsOwnToo() {
        assertThat(value(changed(true, NetworkKind.NOVA_NETWORK), "DEFAULT/network_topic"))
                .isEqualTo("network_icehouse");
    }

    @Test
    void commentsAndSecretsStayWhereTheyWere() {
        assertThat(changed(false, NetworkKind.NEUTRON))
                .startsWith("[DEFAULT]\n# who we are\nmy_ip = 10.0.0.10\n")
                .contains("admin_password = pw");
    }

    @Test
    void theWholeSampleOfHavanaKeepsItsCommentsAndItsOrder() {
        IniFile sample = IniFile.parse(RealOptions.sample("nova-havana"));
        sample.set(Option.of("DEFAULT/sql_connection"), "mysql://nova:pw@localhost/nova");
        sample.set(Option.of("DEFAULT/libvirt_vif_driver"), "old.Driver");
        String text =
                new NovaConf(Profiles.load("havana-icehouse").nova(), NetworkKind.NEUTRON)
                        .changed(sample.text(), true, database, VALUES);
        List<String> comments =
                sample.text()
                        .lines()
                        .filter(l -> l.isBlank() || "#[".contains(l.substring(0, 1)))
                        .toList();
        assertThat(
                        text.lines()
                                .filter(l -> l.isBlank() || "#[".contains(l.substring(0, 1)))
                                .toList())
                .containsExactlyElementsOf(comments);
        assertThat(text)
                .contains("#scheduler_topic=scheduler\nscheduler_topic = scheduler_icehouse\n")
                .contains("#topic=conductor\ntopic = conductor_icehouse\n");
    }

    @Test
    void aFileWithoutADatabaseIsRefused() {
        NovaConf conf = new NovaConf(Profiles.load("havana-icehouse").nova(), NetworkKind.NEUTRON);
        assertThatThrownBy(() -> conf.changed("[DEFAULT]\n", false, database, VALUES))
                .hasMessageContaining("names no database");
    }
}
