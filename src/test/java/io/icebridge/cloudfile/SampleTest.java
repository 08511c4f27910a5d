package io.icebridge.cloudfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample that people start from. */
class SampleTest {
    private static final Path SAMPLE = Path.of("deploy/cloud.yaml");

    private static final List<String> SECRETS =
            List.of("mail-password", "hook-secret", "bus-password", "new-bus-password");

    @TempDir Path folder;

    @Test
    void itIsRightWithWhatIsCommentedOutAsWell() throws IOException {
        Path key = folder.resolve("id_ed25519");
        Files.writeString(key, "key");
        Files.writeString(folder.resolve("known_hosts"), "192.0.2.* ssh-ed25519 AAAA\n");
        String whole =
                Files.readString(SAMPLE)
                        .replaceAll("(?m)^#(windows:|notify:|message-buses:|  )", "$1")
                        .replace("/etc/icebridge/", folder + "/");
        Path written = Files.writeString(folder.resolve("cloud.yaml"), whole);
        key.toFile().setReadable(false, false);
        key.toFile().setReadable(true, true);

        Files.createDirectory(folder.resolve("notices"));
        for (String secret : SECRETS) {
            Path file = Files.writeString(folder.resolve(secret), "secret");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }

        assertThat(CloudFiles.read(written).windows()).hasSize(3);
        assertThat(CloudFiles.read(written).notices().owners()).hasSize(2);
        assertThat(CloudFiles.read(written).messageBuses()).hasSize(2);
    }
}
