package io.icebridge.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.icebridge.host.Command;
import io.icebridge.host.HostFailure;
import io.icebridge.host.HostFailure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf(
        value = "io.icebridge.ssh.RealSshd#installed",
        disabledReason = "wants root and openssh-server: apt-get install openssh-server")
class RealSshdKeysTest {
    @TempDir Path dir;
    private RealSshd sshd;

    @BeforeEach
    void start() {
        sshd = new RealSshd(dir, "rsa");
    }

    @AfterEach
    void stop() {
        sshd.close();
    }

    @Test
    void anRsaKeyLogsIn() {
        assertThat(output()).isEqualTo("in\n");
    }

    @Test
    void aHostThatNobodyNamedIsNotTrusted() {
        sshd.knownHosts("[127.0.0.1]:1 " + sshd.publicKey("host_ed25519"));

        assertThat(refusal().reason()).isEqualTo(Reason.KEY_UNKNOWN);
    }

    @Test
    void aMissingKnownHostsFileTrustsNobody() throws IOException {
        Files.delete(dir.resolve("known_hosts"));

        assertThat(refusal().reason()).isEqualTo(Reason.KEY_UNKNOWN);
        assertThat(dir.resolve("known_hosts")).doesNotExist();
    }

    @Test
    void aHostWithAnotherKeyIsNotTrusted() {
        sshd.keygen("ed25519", "other");
        sshd.restart(List.of("other"));

        assertThat(refusal().reason()).isEqualTo(Reason.KEY_CHANGED);
        assertThat(refusal().mayHaveHappened()).isFalse();
    }

    @Test
    void aHostWithAKeyOfAnotherKindAloneIsNotTrusted() {
        sshd.restart(List.of("host_rsa"));

        assertThat(refusal().reason()).isEqualTo(Reason.KEY_CHANGED);
    }

    @Test
    void theKindOfKeyThatIsKnownIsTheOneAskedFor() {
        sshd.knownHosts("[127.0.0.1]:" + sshd.port() + " " + sshd.publicKey("host_rsa"));

        assertThat(output()).isEqualTo("in\n");
    }

    @Test
    void hashedNamesAreRead() throws IOException {
        sshd.hashKnownHosts();

        assertThat(Files.readString(dir.resolve("known_hosts"))).startsWith("|1|");
        assertThat(output()).isEqualTo("in\n");
    }

    @Test
    void aRevokedKeyIsNotTrusted() {
        String entry = "[127.0.0.1]:" + sshd.port() + " " + sshd.publicKey("host_ed25519");
        sshd.knownHosts(entry + "\n@revoked " + entry);

        assertThat(refusal().reason()).isEqualTo(Reason.KEY_CHANGED);
    }

    @Test
    void aKeyThatTheHostDoesNotKnowIsRefused() throws IOException {
        Files.delete(dir.resolve("id"));
        Files.delete(dir.resolve("id.pub"));
        sshd.keygen("ed25519", "id");
        Files.writeString(dir.resolve("id.pub"), sshd.publicKey("host_rsa"));

        assertThat(refusal().reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void aFileWithoutAPrivateKeyIsSaidSo() throws IOException {
        Files.writeString(dir.resolve("id"), "nonsense");

        assertThatThrownBy(() -> new SshHosts(sshd.settings()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds no private key");
    }

    private String output() {
        try (SshHosts hosts = new SshHosts(sshd.settings())) {
            return hosts.host("ctl-1").run(Command.of("echo in")).output();
        }
    }

    private HostFailure refusal() {
        return catchThrowableOfType(HostFailure.class, this::output);
    }
}
