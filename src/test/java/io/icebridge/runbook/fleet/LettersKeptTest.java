package io.icebridge.runbook.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.Host;
import io.icebridge.host.ShellHost;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.profile.Profiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that a step reads and writes again loses nothing, or is refused before it is touched. */
class LettersKeptTest {
    @TempDir Path folder;

    private final Host host = new ShellHost();
    private HostFiles files;
    private Path file;

    @BeforeEach
    void aHost() {
        Site site =
                new Site(
                        TestCloudFile.with("here", List.of("identity")),
                        name -> host,
                        Profiles.load("havana-icehouse"),
                        pause -> {});
        files = new HostFiles(site, "here");
        file = folder.resolve("nova.conf");
    }

    private void written(Charset charset) throws IOException {
        Files.write(file, "[DEFAULT]\r\n# für Zürich\r\nmotd = é".getBytes(charset));
        files.write(host::run, file.toString(), files.read(file.toString()));
    }

    @Test
    void aFileInUtf8ComesBackByteByByte() throws IOException {
        written(StandardCharsets.UTF_8);
        assertThat(file).hasBinaryContent("[DEFAULT]\r\n# für Zürich\r\nmotd = é".getBytes());
    }

    @Test
    void aFileInAnotherEncodingIsNamedWithItsRemedyAndLeftAlone() {
        assertThatThrownBy(() -> written(StandardCharsets.ISO_8859_1))
                .isInstanceOfSatisfying(
                        StepFailure.class, f -> assertThat(f.detail()).contains("iconv"))
                .hasMessageContaining(file + " on here is not written in UTF-8");
        assertThat(file)
                .hasBinaryContent(
                        "[DEFAULT]\r\n# für Zürich\r\nmotd = é"
                                .getBytes(StandardCharsets.ISO_8859_1));
    }
}
