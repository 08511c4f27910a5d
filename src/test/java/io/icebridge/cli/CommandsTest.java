package io.icebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    @TempDir Path folder;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"serve", "rehearse", "plan", "simulate", "import", "watch"})
    void everyCommandExplainsItself(String command) {
        assertThat(run(command, "--help")).isZero();

        assertThat(written.toString())
                .startsWith("Usage: icebridge " + command)
                .doesNotContainPattern(",\\s*(\\n\\s+(-|[A-Z]{3})|\\z)");
    }

    @Test
    void theSimulatedCloudSaysWhatItTellsOfItself() {
        assertThat(run("simulate", "--help")).isZero();

        assertThat(written.toString()).contains("GET /ledger", "GET /calls", "GET /commands");
    }

    @Test
    void packstacksAnswersBecomeACloudFileAndWhatTheyDoNotTellIsSaid() throws IOException {
        Path answers = Files.writeString(folder.resolve("answers"), "CONFIG_KEYSTONE_HOST=a1\n");
        Path out = folder.resolve("imported.yaml");
        assertThat(run("import", answers.toString(), "--out", out.toString())).isZero();

        assertThat(written.toString()).contains("which host has the role compute");
        assertThat(out).content().contains("{name: a1, address: a1, port: 22, roles: [identity]}");
        assertThat(run("import", answers.toString(), "--out", out.toString())).isEqualTo(2);
    }

    @Test
    void helpListsTheCommands() {
        assertThat(run("--help")).isZero();

        assertThat(written.toString()).contains("serve", "rehearse", "simulate");
    }

    @Test
    void shellsAndManLearnTheCommandsFromTheCommands() throws IOException {
        assertThat(run("generate-completion")).isZero();
        assertThat(written.toString()).contains("complete -F", "--servers-at-once");

        assertThat(run("generate-man", "--out", folder.resolve("man").toString())).isZero();
        assertThat(folder.resolve("man/icebridge-watch.1"))
                .content()
                .contains(".SH SYNOPSIS", "\\fB\\-\\-password\\-file FILE\\fR")
                .contains("http://localhost:8080");
        assertThat(folder.resolve("man/icebridge.1")).content().contains("\\fBrehearse\\fR");
        assertThat(run("--help")).isZero();
        assertThat(written.toString().lines().filter(line -> line.startsWith("  generate")))
                .isEmpty();
    }

    @Test
    void aPortThatIsTakenIsSaidInASentence() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            assertThat(run("serve", "--server.port=" + port)).isEqualTo(1);
            assertThat(written.toString())
                    .contains(
                            "serve: the bundled cloud; starting", "Port " + port + " on 127.0.0.1")
                    .doesNotContain("at io.icebridge", "at org.springframework");
        }
    }

    @Test
    void aReportThatCannotBeWrittenIsRefusedAtOnce() {
        Path report = folder.resolve("none/report.json");
        assertThat(run("rehearse", "--report", report.toString())).isEqualTo(1);

        assertThat(written.toString())
                .contains("--report: there is no folder " + report.getParent())
                .doesNotContain("starting", "at io.icebridge");
    }

    @Test
    void theVersionIsSaid() {
        assertThat(run("--version")).isZero();

        assertThat(written.toString()).startsWith("Icebridge ");
    }

    @Test
    void aCommandThatDoesNotExistIsRefused() {
        assertThat(run("srve")).isEqualTo(2);

        assertThat(written.toString()).contains("Did you mean: icebridge serve?");
    }

    @Test
    void anOptionThatNobodyKnowsIsRefused() {
        assertThat(run("rehearse", "--sevrers", "4")).isEqualTo(2);

        assertThat(written.toString()).contains("Unknown option '--sevrers'");
    }

    @Test
    void withoutACommandTheOptionsAreThoseOfServe() {
        assertThat(run("--cloud", folder.resolve("none.yaml").toString())).isEqualTo(2);

        assertThat(written.toString()).contains("none.yaml:1: does not exist.");
    }

    @Test
    void aBadCloudFileIsExplainedWithoutATrace() throws IOException {
        Path file = Files.writeString(folder.resolve("cloud.yaml"), "profile: grizzly-havana\n");

        assertThat(run("serve", "--cloud", file.toString())).isEqualTo(2);

        assertThat(written.toString())
                .contains("cloud.yaml:1: profile: 'grizzly-havana' is not known.")
                .contains("the key 'cloud' is missing")
                .doesNotContain("at io.icebridge");
    }

    @Test
    void aMissingEntryOfCloudsYamlIsExplainedWithoutATrace() throws IOException {
        Files.writeString(folder.resolve("clouds.yaml"), "clouds: {other: {auth: {}}}\n");
        Path file =
                Files.writeString(
                        folder.resolve("cloud.yaml"),
                        """
                        profile: havana-icehouse
                        cloud: site
                        regions: {old: havana, new: icehouse}
                        network: neutron
                        """);

        assertThat(run("serve", "--cloud", file.toString())).isEqualTo(2);

        assertThat(written.toString()).contains("site").doesNotContain("at io.icebridge");
    }

    @Test
    void whatIsNoDigestCannotBeExpected() {
        assertThat(run("plan", "--cloud", "cloud.yaml", "--expect", "8650E0")).isEqualTo(2);

        assertThat(written.toString()).contains("64 hexadecimal digits");
    }

    @Test
    void whatTheCloudFileSaysIsNotSaidBesideIt() {
        assertThat(run("rehearse", "--cloud", "deploy/cloud.yaml", "--computes", "3")).isEqualTo(2);

        assertThat(written.toString()).contains("--computes is what the cloud file says");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serve --data FOLDER | --data is for a cloud of one's own",
                "serve --cloud c --data FOLDER --icebridge.data=x | --data and --icebridge.data both",
                "simulate --servers-at-once 4 | --servers-at-once is written into the cloud file",
                "simulate --out FOLDER --servers-at-once 0 | takes a number from 1 to 50",
                "rehearse --servers-at-once 51 | takes a number from 1 to 50",
                "watch CHG-1 --user a --once --every 5 | --every means nothing",
                "watch CHG-1 --user a --password-file FOLDER | is a folder; give a file",
                "import FOLDER --out FOLDER/c.yaml | ANSWERS: FOLDER is a folder; give a file",
                "import FOLDER/none --out FOLDER/c.yaml | ANSWERS: FOLDER/none cannot be read"
            })
    void whatWouldCountForNothingOrCannotBeIsRefusedAtOnce(String line, String sentence) {
        assertThat(run(line.replace("FOLDER", folder.toString()).split(" "))).isEqualTo(2);

        assertThat(written.toString())
                .contains(sentence.replace("FOLDER", folder.toString()))
                .doesNotContain("stack trace");
    }

    @Test
    void aCloudOfAnImpossibleShapeIsRefused() {
        assertThat(run("simulate", "--projects", "0")).isEqualTo(2);

        assertThat(written.toString()).contains("1 to 200 projects");
    }

    private int run(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream kept = new PrintStream(written, true);
        System.setOut(kept);
        System.setErr(kept);
        try {
            return Commands.run(words);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
