package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.nova.NovaConf.NewDatabase;
import io.icebridge.runbook.nova.NovaConf.Target;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A nova.conf as each kind of maker writes it: whatever names the old controller is accounted for.
 */
class SitesFilesTest {
    private static final Profile PROFILE = Profiles.load("havana-icehouse");
    private static final Path FOLDER =
            Path.of("src/test/resources/io/icebridge/runbook/nova/sites");

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

    private final NovaConf conf = new NovaConf(PROFILE, NetworkKind.NEUTRON);
    private final OptionRoles roles = new OptionRoles(PROFILE.nova().thisHost());

    static List<String> sites() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(SitesFilesTest::text).toList();
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        PROFILE.nova().removed().forEach(o -> before.remove(Option.of(o)));
        assertThat(changed.options().keySet()).extracting(changed::current).containsAll(before);
        assertThat(changed.value(Option.of("DEFAULT/osapi_compute_extension")))
                .isEqualTo(old.value(Option.of("DEFAULT/osapi_compute_extension")));
    }

    @ParameterizedTest
    @CsvSource({
        "packstack, ''",
        "chef, DEFAULT/novncproxy_base_url DEFAULT/syslog_server",
        "by-hand, DEFAULT/network_host DEFAULT/vpn_ip",
        "puppet-ha, DEFAULT/novncproxy_base_url",
        "crowbar, DEFAULT/iscsi_ip_prefix",
        "linuxbridge, DEFAULT/nova_url DEFAULT/novncproxy_base_url",
        "ceph, ''",
        "guide-twice, DEFAULT/ec2_url",
        "ml2, ''",
        "nova-network, DEFAULT/flat_network_dns DEFAULT/dns_server"
    })
    void whatEachLeavesToAPersonIsKnown(String site, String options) {
        IniFile old = conf.read(text(FOLDER.resolve(site + ".conf")));
        assertThat(conf.left(old, old, TARGET))
                .extracting(left -> left.option().toString())
                .containsExactlyInAnyOrder(options.isEmpty() ? new String[0] : options.split(" "));
    }

    @ParameterizedTest
    @MethodSource("sites")
    void theDatabaseIsTheNewOneWithoutASocket(String site) {
        assertThat(conf.read(conf.changed(site, TARGET)).value(Option.of("database/connection")))
                .get()
                .asString()
                .matches(
                        "mysql://nova(:\\w+)?@(192\\.0\\.2\\.9|vip\\.example\\.com)/nova_icehouse"
                                + "(\\?(charset=utf8|read_timeout=60))?");
    }
}
