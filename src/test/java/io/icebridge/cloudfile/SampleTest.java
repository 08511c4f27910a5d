package io.icebridge.cloudfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample that people start from. */
class SampleTest {
    private static final Path SAMPLE = Path.of("deploy/cloud.yaml");

    @TempDir Path folder;

    @Test
    void itIsRightWithWhatIsCommentedOutAsWell() throws IOException {
        Path key = folder.resolve("id_ed25519");
        Files.writeString(key, "key");
        Files.writeString(folder.resolve("known_hosts"), "192.0.2.* ssh-ed25519 AAAA\n");
        String whole =
                Files.readString(SAMPLE)
                        .replaceAll("(?m)^#(windows:|  - )", "$1")
                        .replace("/etc/icebridge/", folder + "/");
        Path written = Files.writeString(folder.resolve("cloud.yaml"), whole);
        key.toFile().setReadable(false, false);
        key.toFile().setReadable(true, true);

        assertThat(CloudFiles.read(written).windows()).hasSize(3);
    }
}
