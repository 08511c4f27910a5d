package io.icebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** What stands in the way is said in a sentence before anything is done. */
class BeforeStartTest {
    @TempDir Path folder;

    private static MockEnvironment at(String port) {
        return new MockEnvironment()
                .withProperty("server.address", "127.0.0.1")
                .withProperty("server.port", port);
    }

    @Test
    void aPortThatSomethingElseHasIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(other.getLocalPort());
            assertThatThrownBy(() -> BeforeStart.portFree(at(port)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContainingAll("Port " + port, "--server.port=8081")
                    .matches(e -> !((CannotStart) e).asTypedWrong());
        }
        assertThatCode(() -> BeforeStart.portFree(at("0"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> BeforeStart.portFree(at("web")))
                .hasMessage("server.port: web is no number.")
                .matches(e -> ((CannotStart) e).asTypedWrong());
    }

    @Test
    void aDatabaseThatAnotherProgramHasOpenIsNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("icebridge.mv.db"));
        BeforeStart.databaseFree(file);
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                Path.of(
                                                Holding.class
                                                        .getProtectionDomain()
                                                        .getCodeSource()
                                                        .getLocation()
                                                        .toURI())
                                        .toString(),
                                Holding.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('h');
            assertThatThrownBy(() -> BeforeStart.databaseFree(file))
                    .hasMessageContainingAll(file.toString(), "is open in another program");
        } finally {
            other.destroy();
        }
    }

    @Test
    void aReportThatCannotBeWrittenIsRefusedBeforeTheRehearsal() {
        assertThatThrownBy(() -> BeforeStart.writable("--report", folder.resolve("no/r.json")))
                .hasMessage(
                        "--report: there is no folder %s; make it first.", folder.resolve("no"));
        assertThatThrownBy(() -> BeforeStart.writable("--report", folder))
                .hasMessageContaining("cannot be written by this user");
        assertThatCode(() -> BeforeStart.writable("--report", folder.resolve("r.json")))
                .doesNotThrowAnyException();
    }

    @Test
    void linesComeWholeAboveABar() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream terminal = new PrintStream(written, true);
        terminal.print("Servers 40% [====>   ]");
        PrintStream above = new PrintStream(new AboveBar(terminal), true);
        above.print("10:00 WARN ");
        assertThat(written).hasToString("Servers 40% [====>   ]");
        above.print("slow\n");
        assertThat(written).hasToString("Servers 40% [====>   ]\r\u001b[K10:00 WARN slow\n");
    }
}
