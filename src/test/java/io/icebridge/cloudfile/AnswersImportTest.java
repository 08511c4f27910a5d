package io.icebridge.cloudfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersImportTest {
    @TempDir Path folder;
    private Path answers;

    @BeforeEach
    void packstacksAnswers() throws IOException {
        answers = folder.resolve("answers.txt");
        try (var in = getClass().getResourceAsStream("answers.txt")) {
            Files.copy(in, answers);
        }
    }

    private void change(String from, String to) throws IOException {
        Files.writeString(answers, Files.readString(answers).replace(from, to));
    }

    private AnswersImport imported() throws IOException {
        return AnswersImport.of(answers, "havana-icehouse", "fresh");
    }

    /** What a person adds: a key and the hosts' keys. */
    private CloudFile read(AnswersImport imported) throws IOException {
        Path key = Files.writeString(folder.resolve("icebridge_key"), "a key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve("known_hosts"), "192.0.2.* ssh-ed25519 AAAA\n");
        return CloudFiles.read(Files.writeString(folder.resolve("cloud.yaml"), imported.text()));
    }

    @Test
    void theHostsGetTheRolesThatTheAnswersGive() throws IOException {
        CloudFile file = read(imported());
        assertThat(file.network()).isEqualTo(CloudFile.NetworkKind.NEUTRON);
        assertThat(file.hostsIn("compute"))
                .extracting(CloudFile.HostEntry::address)
                .containsExactly("192.0.2.21", "192.0.2.22");
        assertThat(file.hostsIn("network"))
                .extracting(CloudFile.HostEntry::address)
                .containsExactly("192.0.2.13", "192.0.2.14");
        assertThat(file.hostsIn("object"))
                .extracting(CloudFile.HostEntry::address)
                .containsExactly("192.0.2.15", "192.0.2.16");
        assertThat(file.hostsIn("identity").get(0).roles())
                .containsExactly("identity", "database", "dashboard");
        assertThat(file.database("neutron"))
                .hasValueSatisfying(d -> assertThat(d.schema()).isEqualTo("ovs_neutron"));
    }

    @Test
    void whatTheAnswersCannotTellIsListed() throws IOException {
        assertThat(imported().untold())
                .anyMatch(what -> what.contains("new Nova controller"))
                .anyMatch(what -> what.contains("as Nova has them"))
                .anyMatch(what -> what.contains("private key"));
    }

    @Test
    void aHostThatIsMissingIsListedToo() throws IOException {
        change("CONFIG_GLANCE_HOST=192.0.2.12", "CONFIG_GLANCE_HOST=");
        assertThat(imported().untold()).contains("which host has the role image");
    }

    @Test
    void noPasswordGetsIntoTheCloudFile() throws IOException {
        assertThat(imported().text()).doesNotContain("d4c0ffee");
    }

    @Test
    void withoutNeutronTheNetworksAreNovas() throws IOException {
        change("CONFIG_NEUTRON_INSTALL=y", "CONFIG_NEUTRON_INSTALL=n");
        CloudFile file = read(imported());
        assertThat(file.network()).isEqualTo(CloudFile.NetworkKind.NOVA_NETWORK);
        assertThat(file.database("neutron")).isEmpty();
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "hello\n");
        assertThatThrownBy(() -> AnswersImport.of(other, "havana-icehouse", "fresh"))
                .hasMessageContaining("CONFIG_");
    }
}
