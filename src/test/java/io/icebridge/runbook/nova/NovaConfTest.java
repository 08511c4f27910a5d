package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.config.RealOptions;
import io.icebridge.runbook.nova.NovaConf.NewDatabase;
import io.icebridge.runbook.nova.NovaConf.Target;
import io.icebridge.runbook.profile.Profiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static final List<String> OLD_NAMES =
            List.of("ctl-3.example.com", "ctl-3", "10.0.0.10");

    private final NewDatabase database = new NewDatabase("nova_icehouse", "10.0.0.9");

    private String changed(boolean node, NetworkKind network) {
        return changed(OLD, node, network);
    }

    private String changed(String text, boolean node, NetworkKind network) {
        return new NovaConf(Profiles.load("havana-icehouse"), network).changed(text, target(node));
    }

    private Target target(boolean node) {
        return new Target(node, true, database, OLD_NAMES, VALUES);
    }

    /** What becomes of a line of [DEFAULT], or of another section that the text begins. */
    private String of(String lines, String option) {
        String text = "[database]\nconnection = mysql://n:p@db/nova\n[DEFAULT]\n" + lines + "\n";
        return value(changed(text, false, NetworkKind.NEUTRON), option);
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
                .startsWith("[DEFAULT]\n# who we are\nmy_ip = 10.0.0.21\n")
                .contains("admin_password = pw");
    }

    @Test
    void theWholeSampleOfHavanaKeepsItsCommentsAndItsOrder() {
        IniFile sample = IniFile.parse(RealOptions.sample("nova-havana"));
        sample.set(Option.of("DEFAULT/sql_connection"), "mysql://nova:pw@localhost/nova");
        sample.set(Option.of("DEFAULT/libvirt_vif_driver"), "old.Driver");
        String text = changed(sample.text(), true, NetworkKind.NEUTRON);
        List<String> comments =
                (sample.text() + "[keystone_authtoken]\n")
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
        assertThatThrownBy(() -> changed("[DEFAULT]\n", false, NetworkKind.NEUTRON))
                .hasMessageContaining("names no database");
    }

    @Test
    void aDatabaseInQuotesWithADashInItsNameIsRead() {
        String text =
                "[DATABASE]\nconnection = \"mysql://nova:x@10.0.0.10/nova-prod?charset=utf8\"\n";
        assertThat(changed(text, false, NetworkKind.NEUTRON))
                .contains("connection = \"mysql://nova:x@10.0.0.9/nova_icehouse?charset=utf8\"\n");
    }

    @Test
    void aSocketOfTheOldControllerLeadsNowhereElse() {
        String text =
                "[database]\nconnection=mysql://n:p@localhost/nova?unix_socket=/var/lib/mysql/mysql.sock\n";
        assertThat(value(changed(text, false, NetworkKind.NEUTRON), "database/connection"))
                .isEqualTo("mysql://n:p@10.0.0.9/nova_icehouse");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rabbit_host=$my_ip;my_ip=10.0.0.10 | DEFAULT/rabbit_host | 10.0.0.10",
                "rabbit_hosts=$rabbit_host:5672;rabbit_host=localhost | DEFAULT/rabbit_hosts | $rabbit_host:5672",
                "my_ip=10.1.0.10;rabbit_host=10.1.0.10 | DEFAULT/rabbit_host | 10.0.0.10",
                "qpid_hosts=localhost:5672,mq2:5672 | DEFAULT/qpid_hosts | 10.0.0.10:5672,mq2:5672",
                "quantum_url=http://localhost:9696 | DEFAULT/neutron_url | http://10.0.0.10:9696",
                "quantum_admin_auth_url=http://127.0.0.1:35357/v2.0 | DEFAULT/neutron_admin_auth_url | http://10.0.0.10:35357/v2.0",
                "keystone_ec2_url=http://localhost:5000/v2.0/ec2tokens | DEFAULT/keystone_ec2_url | http://10.0.0.10:5000/v2.0/ec2tokens",
                "glance_host=mq.example.com | DEFAULT/glance_host | mq.example.com",
                "memcached_servers=[::1]:11211 | DEFAULT/memcached_servers | 10.0.0.10:11211",
                "osapi_compute_listen=10.0.0.11 | DEFAULT/osapi_compute_listen | 10.0.0.21",
                "osapi_compute_listen=0.0.0.0 | DEFAULT/osapi_compute_listen | 0.0.0.0",
                "routing_source_ip=$my_ip;my_ip=10.0.0.10 | DEFAULT/routing_source_ip | $my_ip",
                "host=ctl-3.example.com | DEFAULT/host |",
                "glance_api_servers=http://ctl-3.other.example:9292 | DEFAULT/glance_api_servers | http://10.0.0.10:9292",
                "glance_api_servers=http://ctl-33:9292 | DEFAULT/glance_api_servers | http://ctl-33:9292",
                "ec2_dmz_host=ctl-3 | DEFAULT/ec2_dmz_host | 10.0.0.20"
            })
    void whatNamesTheOldControllerBecomesWhatItsRoleWants(
            String lines, String option, String wanted) {
        assertThat(of(lines.replace(';', '\n'), option)).isEqualTo(wanted);
    }

    @Test
    void whatIsNotSetAndMeansThisHostIsTheOldControllersServiceFromNowOn() {
        assertThat(of("", "DEFAULT/rabbit_host")).isEqualTo("10.0.0.10");
        assertThat(of("", "DEFAULT/glance_host")).isEqualTo("10.0.0.10");
        assertThat(of("", "DEFAULT/glance_api_servers")).isNull();
        assertThat(of("", "keystone_authtoken/auth_host")).isEqualTo("10.0.0.10");
    }

    @Test
    void anOptionThatIcehouseNoLongerReadsGetsTheNameOfToday() {
        assertThat(of("quantum_admin_password = pw", "DEFAULT/neutron_admin_password"))
                .isEqualTo("pw");
        assertThat(
                        of(
                                "quantum_url=http://old:1\nneutron_url=http://net:9696",
                                "DEFAULT/neutron_url"))
                .isEqualTo("http://net:9696");
        assertThat(of("quantum_url=http://net:9696", "DEFAULT/quantum_url")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://10.0.0.10:6443/console.html, https://10.0.0.20:6443/console.html",
        "http://ctl-3:6080/vnc_auto.html, http://10.0.0.20:6080/vnc_auto.html",
        "https://consoles.example.com/vnc_auto.html, https://consoles.example.com/vnc_auto.html"
    })
    void consolesKeepSchemePortPathAndPublicName(String old, String wanted) {
        assertThat(of("novncproxy_base_url = " + old, "DEFAULT/novncproxy_base_url"))
                .isEqualTo(wanted);
    }

    @Test
    void aNodesOwnFileKeepsItsNameAndLeadsConsolesToTheNewController() {
        String own =
                "[DEFAULT]\nsql_connection=mysql://n:p@db/nova\nhost=node-1\nrabbit_host=mq\n"
                        + "novncproxy_base_url=http://10.0.0.10:6080/vnc_auto.html\n";
        String text =
                new NovaConf(Profiles.load("havana-icehouse"), NetworkKind.NEUTRON)
                        .changed(own, new Target(true, false, database, OLD_NAMES, VALUES));
        assertThat(value(text, "DEFAULT/host")).isEqualTo("node-1");
        assertThat(value(text, "DEFAULT/rabbit_host")).isEqualTo("mq");
        assertThat(value(text, "DEFAULT/novncproxy_base_url"))
                .isEqualTo("http://10.0.0.20:6080/vnc_auto.html");
    }

    @Test
    void thePasteFilesAddressesAreChangedByTheSameRule() {
        String paste =
                """
                [composite:osapi_compute]
                use = call:nova.api.openstack.urlmap:urlmap_factory
                /: oscomputeversions

                [filter:authtoken]
                auth_host = 127.0.0.1
                admin_password = pw
                auth_uri = http://ctl-3.example.com:5000/v2.0
                """;
        assertThat(
                        new NovaConf(Profiles.load("havana-icehouse"), NetworkKind.NEUTRON)
                                .pasteChanged(paste, OLD, target(false)))
                .isEqualTo(
                        paste.replace("127.0.0.1", "10.0.0.10")
                                .replace("ctl-3.example.com", "10.0.0.10"));
    }

    @Test
    void whatCannotBeDecidedIsLeftToAPersonOptionByOption() {
        NovaConf conf = new NovaConf(Profiles.load("havana-icehouse"), NetworkKind.NEUTRON);
        IniFile file =
                conf.read(
                        """
                        [DEFAULT]
                        my_ip = 10.0.0.10
                        network_host = ctl-3
                        vpn_ip = $my_ip
                        rabbit_host = localhost
                        novncproxy_base_url = https://consoles.example.com/vnc_auto.html
                        [database]
                        connection = mysql://n:p@ctl-3/nova
                        """);
        assertThat(conf.left(file, file, target(false)))
                .extracting(left -> left.option().toString() + ": " + left.why())
                .containsExactly(
                        "DEFAULT/network_host: it names the host that the file is from",
                        "DEFAULT/vpn_ip: it names the host that the file is from",
                        "DEFAULT/novncproxy_base_url: it has to lead to the new controller");
    }

    @Test
    void aNodesNeutronFilesAreAnothersWithoutItsNameAndWithItsOwnAddresses() {
        String text =
                "[DEFAULT]\nhost = cmp-1\nrabbit_host = 10.0.0.10\n[ovs]\nlocal_ip=10.0.0.31\n";
        assertThat(
                        NodeFile.moved(
                                        "/etc/neutron/neutron.conf",
                                        text,
                                        List.of("cmp-1", "10.0.0.31"),
                                        "10.0.0.32")
                                .text())
                .isEqualTo("[DEFAULT]\nrabbit_host = 10.0.0.10\n[ovs]\nlocal_ip=10.0.0.32\n");
    }
}
