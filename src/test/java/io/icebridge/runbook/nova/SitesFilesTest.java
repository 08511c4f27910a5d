package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.nova.NovaConf.NewDatabase;
import io.icebridge.runbook.nova.NovaConf.Target;
import io.icebridge.runbook.profile.Profiles;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A nova.conf as each kind of maker writes it: whatever names the old controller is accounted for.
 */
class SitesFilesTest {
    private static final String PACKSTACK =
            """
            [DEFAULT]
            rabbit_host=192.0.2.10
            rpc_backend=nova.openstack.common.rpc.impl_qpid
            qpid_hostname=192.0.2.10
            my_ip=192.0.2.10
            sql_connection=mysql://nova:pw@192.0.2.10/nova
            glance_api_servers=192.0.2.10:9292
            novncproxy_base_url=http://192.0.2.10:6080/vnc_auto.html
            vncserver_listen=192.0.2.10
            vncserver_proxyclient_address=192.0.2.10
            metadata_host=192.0.2.10
            osapi_compute_listen=0.0.0.0
            neutron_url=http://192.0.2.10:9696
            neutron_admin_auth_url=http://192.0.2.10:35357/v2.0
            scheduler_default_filters=RetryFilter,AvailabilityZoneFilter
            [keystone_authtoken]
            auth_host=192.0.2.10
            admin_password=%SERVICE_PASSWORD%
            """;

    private static final String CHEF =
            """
            [DEFAULT]

            ##### RabbitMQ #####
            rabbit_hosts="ctl.example.com:5672,mq-2:5672"
            rabbit_ha_queues: True
            host = ctl
            my_ip = 192.0.2.10
            ec2_host = $my_ip
            s3_host=${my_ip}
            osapi_compute_listen="$my_ip"
            xvpvncproxy_base_url="http://ctl.example.com:6081/console"
            novncproxy_base_url="https://consoles.example.com/vnc_auto.html"
            cinder_endpoint_template=http://ctl:8776/v1/%(project_id)s
            syslog_server=ctl.example.com
            osapi_compute_extension=nova.api.openstack.compute.contrib.standard_extensions
            osapi_compute_extension=ours.at.ctl
            [DATABASE]
            connection = "mysql://nova:x@localhost/nova-prod?charset=utf8&unix_socket=/tmp/mysql.sock"
            slave_connection = mysql://nova:x@127.0.0.1/nova-prod
            """;

    private static final String BY_HAND =
            """
            [DEFAULT]
            verbose = True
            quantum_url=http://localhost:9696
            quantum_admin_auth_url = http://127.0.0.1:35357/v2.0
            quantum_admin_username=quantum
            glance_host=localhost
            memcached_servers=[::1]:11211,192.0.2.10:11211
            keystone_ec2_url=http://localhost:5000/v2.0/ec2tokens
            network_host=ctl
            vpn_ip=$my_ip
            [database]
            connection=mysql://nova@ctl/nova
            """;

    private static final Target TARGET =
            new Target(
                    false,
                    true,
                    new NewDatabase("nova_icehouse", "192.0.2.9"),
                    List.of("ctl", "192.0.2.10"),
                    Map.of(
                            "controller", "192.0.2.20",
                            "old-controller", "192.0.2.10",
                            "address", "192.0.2.20",
                            "new-region", "new"));

    private final NovaConf conf =
            new NovaConf(Profiles.load("havana-icehouse"), NetworkKind.NEUTRON);
    private final OptionRoles roles =
            new OptionRoles(Profiles.load("havana-icehouse").nova().thisHost());

    static Stream<String> sites() {
        return Stream.of(PACKSTACK, CHEF, BY_HAND);
    }

    @ParameterizedTest
    @MethodSource("sites")
    void nothingNamesTheOldControllerButItsServicesAndWhatAPersonIsTold(String site) {
        IniFile old = conf.read(site);
        IniFile changed = conf.read(conf.changed(site, TARGET));
        HostNames names = new HostNames(TARGET.old(), old);
        List<Option> told =
                conf.left(old, old, TARGET).stream().map(ThisHost.Left::option).toList();
        assertThat(changed.known())
                .filteredOn(o -> names.in(changed.resolved(o).orElse("").replace("$my_ip", "")))
                .filteredOn(o -> !told.contains(o))
                .allSatisfy(
                        o -> {
                            assertThat(roles.of(changed.current(o))).isEqualTo(Role.OLD_CONTROLLER);
                            assertThat(changed.resolved(o).orElse(""))
                                    .contains("192.0.2.10")
                                    .doesNotContain("localhost", "127.0.0.1", "::1");
                        });
    }

    @ParameterizedTest
    @MethodSource("sites")
    void noLineThatIsNotChangedIsLost(String site) {
        IniFile old = conf.read(site);
        IniFile changed = conf.read(conf.changed(site, TARGET));
        TreeSet<Option> before = new TreeSet<>();
        old.options().keySet().forEach(o -> before.add(old.current(o)));
        before.remove(Option.of("DEFAULT/host"));
        assertThat(changed.options().keySet()).extracting(changed::current).containsAll(before);
        assertThat(changed.value(Option.of("DEFAULT/osapi_compute_extension")))
                .isEqualTo(old.value(Option.of("DEFAULT/osapi_compute_extension")));
    }

    @ParameterizedTest
    @MethodSource("sites")
    void theDatabaseIsTheNewOneWithoutASocket(String site) {
        assertThat(conf.read(conf.changed(site, TARGET)).value(Option.of("database/connection")))
                .get()
                .asString()
                .matches("mysql://nova(:\\w+)?@192\\.0\\.2\\.9/nova_icehouse(\\?charset=utf8)?");
    }
}
