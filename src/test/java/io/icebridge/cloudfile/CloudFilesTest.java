package io.icebridge.cloudfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile.Check;
import io.icebridge.cloudfile.CloudFile.MaintenanceWindow;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.cloudfile.CloudFile.Selector;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudFilesTest {
    @TempDir Path folder;
    private Written written;

    @BeforeEach
    void write() {
        written = new Written(folder);
    }

    @Test
    void whatIsLeftOutIsFilledIn() {
        CloudFile file = written.read();

        assertThat(file.network()).isEqualTo(NetworkKind.NEUTRON);
        assertThat(file.limits()).isEqualTo(new CloudLimits(10, 10, 1, 0.2));
        assertThat(file.moving().role()).isEqualTo("admin");
        assertThat(file.moving().keepSnapshotDays()).isEqualTo(30);
        assertThat(file.moving().withoutDatabase()).isFalse();
        assertThat(file.moving().deleteFirst()).isFalse();
        assertThat(file.database("nova").orElseThrow().schema()).isEqualTo("nova");
        assertThat(file.hostsIn("compute").get(0).port()).isEqualTo(2222);
        assertThat(file.ssh().key()).isEqualTo(folder.resolve("id_rsa").toAbsolutePath());
    }

    @Test
    void aFileWithoutHostsIsEnoughForMovingServers() {
        written.write("moves.yaml", Written.RIGHT.substring(0, Written.RIGHT.indexOf("ssh:")));

        assertThat(CloudFiles.read(folder.resolve("moves.yaml")).hosts()).isEmpty();
    }

    @Test
    void whatAGateDoesNotSayIsEveryGates() {
        CloudFile file =
                written.adding(
                                """
                                gates:
                                  every-gate: {approvers: 2, valid-hours: 72}
                                  move: {remind-hours: 4}
                                  retirement: {approvers: 3, valid-hours: 8}
                                """)
                        .read();

        assertThat(file.terms("plan")).isEqualTo(new GateTerms(2, 72, null));
        assertThat(file.terms("move")).isEqualTo(new GateTerms(2, 72, 4));
        assertThat(file.terms("retirement")).isEqualTo(new GateTerms(3, 8, null));
    }

    @Test
    void choicesAreKept() {
        CloudFile file =
                written.adding(
                                """
                                moving:
                                  choices:
                                    - {name: web-*, method: redeploy, reason: rebuilt nightly}
                                """)
                        .read();

        assertThat(file.moving().choices().get(0).project()).isEmpty();
        assertThat(file.moving().choices().get(0).name()).isEqualTo("web-*");
    }

    @Test
    void windowsAreKept() {
        CloudFile file =
                written.adding(
                                """
                                windows:
                                  - {days: [sat, sun], from: 22:00, to: 04:00, zone: Europe/Berlin}
                                  - from: 00:00
                                    to: 05:30
                                    zone: UTC
                                    phases: [move, redeploy]
                                    nodes: [cmp-*]
                                  - {from: 01:00, to: 01:00, zone: UTC, phases: [move], projects: [web]}
                                """)
                        .read();

        assertThat(file.windows())
                .extracting(MaintenanceWindow::described)
                .containsExactly(
                        "sat, sun 22:00-04:00 Europe/Berlin",
                        "daily 00:00-05:30 UTC for move, redeploy on cmp-*",
                        "daily 01:00-01:00 UTC for move in project web");
    }

    @Test
    void checksAndRemindersAreKeptAndFilledIn() {
        CloudFile file =
                written.adding(
                                """
                                moving:
                                  checks:
                                    - {project: web, kind: http, path: /health, share: 0.5}
                                  waiting: {end-days: 30}
                                """)
                        .read();

        assertThat(file.moving().checks())
                .containsExactly(
                        new Check(
                                new Selector("web", "", "", "", ""),
                                "http",
                                80,
                                "/health",
                                200,
                                "",
                                0.5,
                                180));
        assertThat(file.moving().waiting()).isEqualTo(new Waiting(7, 30));
    }

    @Test
    void hashedKnownHostsCount() {
        written.write(
                "known_hosts",
                """
                |1|AAECAwQFBgcICQoLDA0ODxAREhM=|%s ssh-rsa A
                [10.0.0.2]:2222,10.0.0.9 ssh-rsa A
                10.0.0.? ssh-rsa A
                """
                        .formatted("xlhPPKn5YMSu7VD+2WlQW37pfkw="));

        assertThat(written.read().hosts()).hasSize(3);
    }

    @Test
    void everyProblemIsNamedAtOnceInTheOrderOfLines() {
        List<String> problems =
                written.replacing("network: neutron", "network: neutrn")
                        .replacing("port: 2222", "port: 70000")
                        .replacing("new: icehouse", "new: havana")
                        .replacing("cloud: site", "clouds: site")
                        .problems();

        assertThat(problems)
                .extracting(p -> p.split(" ")[0])
                .containsExactly(
                        "cloud.yaml:1:",
                        "cloud.yaml:2:",
                        "cloud.yaml:3:",
                        "cloud.yaml:4:",
                        "cloud.yaml:14:",
                        "cloud.yaml:15:");
    }

    @Test
    void aFileThatIsNotThereIsSaidSo() {
        assertThat(written.problems("nowhere.yaml"))
                .containsExactly(
                        "nowhere.yaml:1: does not exist. Give the path of a cloud file that this"
                                + " user may read.");
    }

    @Test
    void brokenYamlIsNamedWithItsLine() {
        assertThat(written.replacing("cloud: site", "cloud: \"site").problems())
                .singleElement()
                .asString()
                .startsWith("cloud.yaml:")
                .contains("no YAML here");
    }

    @Test
    void anEmptyFilePointsAtTheSample() {
        written.write("empty.yaml", "# nothing\n");

        assertThat(written.problems("empty.yaml"))
                .containsExactly(
                        "empty.yaml:1: holds no keys. Start from the sample in"
                                + " deploy/cloud.yaml.");
    }
}
