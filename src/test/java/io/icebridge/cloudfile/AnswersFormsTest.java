package io.icebridge.cloudfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as Grizzly's, Havana's and Icehouse's packstack write them. */
class AnswersFormsTest {
    private static final List<String> USUAL =
            List.of(
                    "CONFIG_KEYSTONE_HOST=192.0.2.1",
                    "CONFIG_MYSQL_HOST=192.0.2.1",
                    "CONFIG_GLANCE_HOST=192.0.2.1",
                    "CONFIG_CINDER_HOST=192.0.2.1",
                    "CONFIG_HORIZON_HOST=192.0.2.1",
                    "CONFIG_NOVA_API_HOST=192.0.2.2",
                    "CONFIG_NOVA_COMPUTE_HOSTS=192.0.2.3");

    @TempDir Path folder;

    private AnswersImport imported(String... more) throws IOException {
        List<String> lines = new ArrayList<>(List.of("[general]"));
        lines.addAll(USUAL);
        lines.addAll(Arrays.asList(more));
        Path file = Files.write(folder.resolve("answers"), lines);
        return AnswersImport.of(file, "havana-icehouse", "fresh");
    }

    /** The file with its blanks filled as a person would. */
    private CloudFile filled(AnswersImport imported) throws IOException {
        Path key = Files.writeString(folder.resolve("icebridge_key"), "a key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve("known_hosts"), "* ssh-ed25519 AAAA\n");
        String text =
                imported.text()
                        .replace("cloud: CHECK", "cloud: production")
                        .replaceAll("# CHECK (- \\{name: nova-2, address:)", "$1 192.0.2.8")
                        .replaceAll("# CHECK (- \\{name: cmp-9, address:)", "$1 192.0.2.9");
        return CloudFiles.read(Files.writeString(folder.resolve("cloud.yaml"), text));
    }

    private static List<String> addresses(CloudFile file, String role) {
        return file.hostsIn(role).stream().map(CloudFile.HostEntry::address).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NEUTRON", "QUANTUM"})
    void theNetworksHostsAreFoundUnderBothNames(String name) throws IOException {
        CloudFile file =
                filled(
                        imported(
                                "CONFIG_%s_INSTALL=y".formatted(name),
                                "CONFIG_%s_SERVER_HOST=192.0.2.2".formatted(name),
                                "CONFIG_%s_L3_HOSTS=192.0.2.4,192.0.2.5".formatted(name),
                                "CONFIG_%s_DHCP_HOSTS=192.0.2.4".formatted(name),
                                "CONFIG_%s_LBAAS_HOSTS=192.0.2.6".formatted(name)));
        assertThat(file.network()).isEqualTo(CloudFile.NetworkKind.NEUTRON);
        assertThat(addresses(file, "network"))
                .containsExactly("192.0.2.2", "192.0.2.4", "192.0.2.5", "192.0.2.6");
    }

    @ParameterizedTest
    @CsvSource({
        "NEUTRON_L2_PLUGIN=openvswitch, ovs_neutron",
        "NEUTRON_L2_PLUGIN=linuxbridge, neutron_linux_bridge",
        "NEUTRON_L2_PLUGIN=ml2, neutron",
        "QUANTUM_L2_PLUGIN=openvswitch, ovs_quantum",
        "QUANTUM_L2_PLUGIN=linuxbridge, quantum_linux_bridge",
        "NEUTRON_L2_DBNAME=own, own"
    })
    void theNetworksDatabaseIsNamedAfterItsPlugin(String answer, String schema) throws IOException {
        AnswersImport imported =
                imported(
                        "CONFIG_NEUTRON_INSTALL=y",
                        "CONFIG_NEUTRON_SERVER_HOST=192.0.2.2",
                        "CONFIG_" + answer);
        assertThat(filled(imported).database("neutron").orElseThrow().schema()).isEqualTo(schema);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONFIG_NOVA_NETWORK_HOST", "CONFIG_NOVA_NETWORK_HOSTS"})
    void underNovaNetworkItsHostsAreLeftOutWithTheReason(String name) throws IOException {
        AnswersImport imported = imported("CONFIG_NEUTRON_INSTALL=n", name + "=192.0.2.7");
        assertThat(imported.leftOut())
                .containsExactly(
                        name
                                + "=192.0.2.7: nova-network goes with the old Nova; if it has no"
                                + " other service, give it the role nova-controller");
        assertThat(imported.text()).contains("# Left out: " + name);
        assertThat(filled(imported).network()).isEqualTo(CloudFile.NetworkKind.NOVA_NETWORK);
    }

    @Test
    void aNovaOnSeveralHostsBeginsWithTheOneThatAnswersCalls() throws IOException {
        AnswersImport imported =
                imported(
                        "CONFIG_NOVA_CERT_HOST=192.0.2.11",
                        "CONFIG_NOVA_VNCPROXY_HOST=192.0.2.12",
                        "CONFIG_NOVA_CONDUCTOR_HOST=192.0.2.2",
                        "CONFIG_NOVA_SCHED_HOST=192.0.2.13");
        assertThat(addresses(filled(imported), "nova-controller"))
                .containsExactly("192.0.2.2", "192.0.2.11", "192.0.2.12", "192.0.2.13");
        assertThat(imported.untold()).anyMatch(what -> what.startsWith("which of Nova's services"));
    }

    @Test
    void icehousesControllerHasWhateverIsNotNamedApart() throws IOException {
        Path answers =
                Files.write(
                        folder.resolve("icehouse"),
                        List.of(
                                "CONFIG_NEUTRON_INSTALL=y",
                                "CONFIG_CONTROLLER_HOST=192.0.2.1",
                                "CONFIG_MARIADB_HOST=192.0.2.2",
                                "CONFIG_NETWORK_HOSTS=192.0.2.4",
                                "CONFIG_COMPUTE_HOSTS=192.0.2.3"));
        CloudFile file = filled(AnswersImport.of(answers, "havana-icehouse", "fresh"));
        assertThat(file.hosts().get(0).roles())
                .containsExactly("identity", "image", "volume", "dashboard", "nova-controller");
        assertThat(addresses(file, "network")).containsExactly("192.0.2.4");
    }

    @ParameterizedTest
    @CsvSource({
        "SAHARA_INSTALL=y, SAHARA_HOST, the runbook does not upgrade it",
        "HEAT_INSTALL=n, HEAT_CFN_HOST, the answers do not have heat installed",
        "CEILOMETER_INSTALL=y, MONGODB_HOST, it is no service of OpenStack's",
        "NAGIOS_INSTALL=y, NAGIOS_HOST, it watches",
        "NAGIOS_INSTALL=y, QPID_HOST, the message broker stays",
        "NAGIOS_INSTALL=y, OSCLIENT_HOST, it has clients and no service",
        "SWIFT_INSTALL=n, SWIFT_PROXY_HOSTS, the answers do not have swift installed",
        "NEUTRON_INSTALL=n, NEUTRON_L3_HOSTS, the answers do not have neutron installed",
        "NEUTRON_INSTALL=y, NOVA_NETWORK_HOSTS, the answers do not have nova-network installed",
        "NAGIOS_INSTALL=y, FROBNICATOR_HOST, this name is not known here"
    })
    void noHostIsLeftOutInSilence(String installed, String name, String reason) throws IOException {
        assertThat(imported("CONFIG_" + installed, "CONFIG_" + name + "=192.0.2.77").leftOut())
                .singleElement()
                .asString()
                .startsWith("CONFIG_" + name + "=192.0.2.77: " + reason);
    }

    @ParameterizedTest
    @CsvSource({
        "NEUTRON_L2_PLUGIN=linuxbridge, '', linuxbridge",
        "QUANTUM_L2_PLUGIN=linuxbridge, '', linuxbridge",
        "NEUTRON_L2_PLUGIN=ml2, NEUTRON_L2_AGENT=linuxbridge, linuxbridge",
        "NEUTRON_L2_PLUGIN=ml2, NEUTRON_L2_AGENT=openvswitch, ''",
        "NEUTRON_L2_PLUGIN=openvswitch, NEUTRON_L2_AGENT=linuxbridge, ''"
    })
    void neutronsAgentIsSaidWhereItIsNotTheUsualOne(String plugin, String agent, String said)
            throws IOException {
        String text =
                imported("CONFIG_NEUTRON_INSTALL=y", "CONFIG_" + plugin, "CONFIG_" + agent).text();
        if (said.isEmpty()) {
            assertThat(text).doesNotContain("network-agent");
        } else {
            assertThat(text).contains("\nnetwork-agent: " + said + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HEAT_INSTALL=y, HEAT_HOST, orchestration, heat",
        "HEAT_INSTALL=y, HEAT_CFN_HOST, orchestration, heat",
        "CEILOMETER_INSTALL=y, CEILOMETER_HOST, telemetry, ''",
        "TROVE_INSTALL=y, TROVE_HOST, database-service, trove"
    })
    void servicesThatOnlySomeSitesHaveGetTheirRolesAndDatabases(
            String installed, String name, String role, String database) throws IOException {
        AnswersImport imported = imported("CONFIG_" + installed, "CONFIG_" + name + "=192.0.2.77");
        assertThat(imported.leftOut()).isEmpty();
        assertThat(imported.text())
                .contains("address: 192.0.2.77, port: 22, roles: [" + role + "]")
                .contains(database.isEmpty() ? "" : "service: " + database + ", host: ");
        assertThat(imported.text()).doesNotContain("service: ceilometer");
    }

    @Test
    void serversThatPackstackLeftAloneAreNamed() throws IOException {
        assertThat(imported("EXCLUDE_SERVERS=192.0.2.1, 192.0.2.3").untold())
                .contains(
                        "192.0.2.1: packstack was told to leave it alone (EXCLUDE_SERVERS)",
                        "192.0.2.3: packstack was told to leave it alone (EXCLUDE_SERVERS)");
    }

    @Test
    void anyEncodingAndLineEndWillDo() throws IOException {
        String text = "\r\n# f\u00fcr uns\r\n" + String.join("\r\n", USUAL) + "\r\n";
        Path answers =
                Files.write(folder.resolve("latin"), text.getBytes(StandardCharsets.ISO_8859_1));
        CloudFile file = filled(AnswersImport.of(answers, "havana-icehouse", "fresh"));
        assertThat(addresses(file, "compute")).containsExactly("192.0.2.3");
    }

    @Test
    void wordsThatYamlWouldTakeForSomethingElseAreQuoted() throws IOException {
        AnswersImport imported =
                imported("CONFIG_KEYSTONE_REGION=Region: One", "CONFIG_NOVA_CERT_HOST=2001:db8::1");
        CloudFile file = filled(imported);
        assertThat(file.regions().old()).isEqualTo("Region: One");
        assertThat(addresses(file, "nova-controller")).contains("2001:db8::1");
    }
}
