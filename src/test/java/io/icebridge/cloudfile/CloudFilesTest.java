package io.icebridge.cloudfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile.Check;
import io.icebridge.cloudfile.CloudFile.Limits;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.cloudfile.CloudFile.Selector;
import io.icebridge.cloudfile.CloudFile.Waiting;
import java.nio.file.Path;
import java.time.LocalTime;
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
        assertThat(file.limits()).isEqualTo(new Limits(10, 10, 1, 0.2));
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
    void choicesWindowsAndTargetsAreKept() {
        CloudFile file =
                written.adding(
                                """
                                moving:
                                  choices:
                                    - {name: web-*, method: redeploy, reason: rebuilt nightly}
                                windows:
                                  - {days: [sat], from: 22:00, to: 04:00}
                                notify:
                                  - {kind: mail, address: cloud@example.org}
                                """)
                        .read();

        assertThat(file.moving().choices().get(0).project()).isEmpty();
        assertThat(file.windows().get(0).from()).isEqualTo(LocalTime.of(22, 0));
        assertThat(file.targets().get(0).address()).isEqualTo("cloud@example.org");
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
