package io.icebridge.cloudfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {
    @TempDir Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "cloud: site",
                        "cluod: site",
                        "2: cluod: is no key of a cloud file. Did you mean 'cloud'?"),
                arguments(
                        "cloud: site\n",
                        "",
                        "1: the key 'cloud' is missing. Name the entry of clouds.yaml that holds"
                                + " the administrator's credentials."),
                arguments(
                        "network: neutron",
                        "network: quantum",
                        "4: network: 'quantum' is not known. Say which network service the cloud"
                                + " has, neutron or nova-network."),
                arguments(
                        "new: icehouse",
                        "new: havana",
                        "3: regions.new: is 'havana', as the old region is. The new Nova is a"
                                + " region of its own; give it another name."),
                arguments(
                        "port: 2222",
                        "port: 70000",
                        "15: hosts[1].port: '70000' is not possible here. Give the port on which"
                                + " sshd listens, 1 to 65535; 22 when left out."),
                arguments(
                        "port: 2222",
                        "port: ssh",
                        "15: hosts[1].port: is 'ssh', but must be a whole number. Give the port on"
                                + " which sshd listens, 1 to 65535; 22 when left out."),
                arguments(
                        "roles: [compute]",
                        "roles: [compuet]",
                        "16: hosts[1].roles[0]: 'compuet' is not known. Did you mean 'compute'?"
                                + " The roles are identity, object, volume, image, network,"
                                + " dashboard, orchestration, telemetry, database-service,"
                                + " database, nova-controller, compute, nova-controller-new and"
                                + " compute-new."),
                arguments(
                        "name: cmp-1",
                        "name: ctl-1",
                        "13: hosts[1].name: 'ctl-1' is hosts[0] already. List each host once, with"
                                + " all its roles."),
                arguments(
                        "name: cmp-1",
                        "name: cmp-1\n    name: cmp-2",
                        "14: hosts[1].name: stands here a second time; the first is on line 13."
                                + " Keep one of the two."),
                arguments(
                        "{service: nova, host: ctl-1}",
                        "{service: nova, host: ctl1}",
                        "23: databases[4].host: 'ctl1' is no host here. Did you mean 'ctl-1'?"),
                arguments(
                        "  - {service: nova, host: ctl-1}\n",
                        "",
                        "12: hosts[0].roles[5]: there is a host with role nova-controller, but no"
                                + " database of nova. Add {service: nova, host: ...} under"
                                + " databases."),
                arguments(
                        "nova-controller-new, ",
                        "",
                        "17: hosts[2].roles[0]: there is a host with role compute-new, but none"
                                + " with role nova-controller-new. Give the role"
                                + " nova-controller-new to the host that has it."),
                arguments(
                        "key: id_rsa",
                        "key: id_dsa",
                        "7: ssh.key: there is no file id_dsa that this user may read. Give the"
                                + " private key's path, relative to the cloud file's folder."),
                arguments(
                        "address: 10.0.0.3",
                        "address: 10.0.0.4",
                        "17: hosts[2].address: known_hosts holds no key of 10.0.0.4. Add it:"
                                + " ssh-keyscan -p 22 10.0.0.4 >> known_hosts, and compare it with"
                                + " the host's own."));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedWithFileLineKeyAndRemedy(String before, String after, String sentence) {
        assertThat(new Written(folder).replacing(before, after).problems())
                .contains("cloud.yaml:" + sentence);
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() {
        Written written = new Written(folder);
        written.mode("rw-r--r--");

        assertThat(written.problems())
                .containsExactly(
                        "cloud.yaml:7: ssh.key: others than its owner may read id_rsa. Run chmod"
                                + " 600 id_rsa.");
    }

    @Test
    void aFileInAnotherEncodingIsToldFromOneThatMayNotBeRead() throws IOException {
        Files.write(folder.resolve("latin.yaml"), "cloud: M\u00fcnchen\n".getBytes(ISO_8859_1));

        assertThat(new Written(folder).problems("latin.yaml"))
                .containsExactly(
                        "latin.yaml:1: is no text in UTF-8. Save the file as plain text in UTF-8.");
    }

    @Test
    void hostsWithoutAnyWayToReachThemAreRefused() {
        Written written = new Written(folder);
        written.replacing("ssh:\n  user: root\n  key: id_rsa\n  known-hosts: known_hosts\n", "");

        assertThat(written.problems())
                .containsExactly(
                        "cloud.yaml:5: hosts: there are hosts, but nothing says how to reach them."
                                + " Add ssh: {user: ..., key: ..., known-hosts: ...}, or by-hand:"
                                + " true to each host.");
    }

    @Test
    void aChoiceThatSelectsNothingIsRefused() {
        assertThat(
                        new Written(folder)
                                .adding("moving: {choices: [{method: wait, reason: why}]}\n")
                                .problems())
                .containsExactly(
                        "cloud.yaml:24: moving.choices[0]: selects no servers. Add project, name,"
                                + " metadata, flavor or node.");
    }

    @Test
    void aCheckThatLacksItsPortOrCommandOrKindIsRefused() {
        assertThat(
                        new Written(folder)
                                .adding(
                                        """
                                        moving:
                                          checks:
                                            - {kind: tcp}
                                            - {kind: command}
                                            - {kind: pings}
                                            - {kind: http, path: health}
                                        """)
                                .problems())
                .containsExactly(
                        "cloud.yaml:26: moving.checks[0]: the key 'port' is missing. Give the port"
                                + " that must be open, 1 to 65535.",
                        "cloud.yaml:27: moving.checks[1]: the key 'command' is missing. Give a"
                                + " shell command; ADDRESS, OLD_ID, NEW_ID, NAME and PROJECT_ID are"
                                + " in its environment.",
                        "cloud.yaml:28: moving.checks[2].kind: 'pings' is not known. Did you mean"
                                + " 'ping'? The kinds are ping, tcp, http and command.",
                        "cloud.yaml:29: moving.checks[3].path: 'health' is not possible here. Give"
                                + " the path of the HTTP request, beginning with /.");
    }

    @Test
    void aKeyThatTheKindOfACheckDoesNotReadIsRefused() {
        assertThat(
                        new Written(folder)
                                .adding("moving: {checks: [{kind: tcp, port: 22, path: /up}]}\n")
                                .problems())
                .containsExactly(
                        "cloud.yaml:24: moving.checks[0].path: means nothing to a check of the kind"
                                + " 'tcp'. Take it away, or write kind: http.");
    }

    @Test
    void aSettingThatTheProfileDoesNotHaveIsRefused() {
        assertThat(
                        new Written(folder)
                                .adding(
                                        """
                                        settings:
                                          repositry-url: http://mirror/icehouse.rpm
                                          backup-folder: backup
                                        """)
                                .problems())
                .containsExactly(
                        "cloud.yaml:25: settings.repositry-url: is no key of a cloud file. Did you"
                                + " mean 'repository-url'?",
                        "cloud.yaml:26: settings.backup-folder: 'backup' is not possible here. Give"
                                + " a folder's whole path, such as /srv/icebridge.");
    }
}
