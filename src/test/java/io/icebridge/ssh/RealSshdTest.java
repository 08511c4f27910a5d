package io.icebridge.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.icebridge.host.Command;
import io.icebridge.host.Host;
import io.icebridge.host.HostFailure;
import io.icebridge.host.HostFailure.Reason;
import io.icebridge.host.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf(
        value = "io.icebridge.ssh.RealSshd#installed",
        disabledReason = "wants root and openssh-server: apt-get install openssh-server")
class RealSshdTest {
    @TempDir Path dir;
    private RealSshd sshd;
    private SshHosts hosts;
    private Host host;

    @BeforeEach
    void start() {
        sshd = new RealSshd(dir, "ed25519");
        hosts = new SshHosts(sshd.settings());
        host = hosts.host("ctl-1");
    }

    @AfterEach
    void stop() {
        hosts.close();
        sshd.close();
    }

    @Test
    void aCommandLeavesItsOutputErrorsAndExitStatus() {
        Result result = host.run(Command.of("echo out; echo err >&2; exit 7"));

        assertThat(result.exitStatus()).isEqualTo(7);
        assertThat(result.output()).isEqualTo("out\n");
        assertThat(result.errors()).isEqualTo("err\n");
        assertThat(result.truncated()).isFalse();
    }

    @Test
    void aCommandReadsItsInputToTheEnd() {
        String text = "Zürich – 北京\n".repeat(50_000);

        Result result = host.run(Command.of("cat").reading(text));

        assertThat(result.output()).isEqualTo(text);
    }

    @Test
    void aCommandThatReadsNothingOfItsInputEndsAllTheSame() {
        Result result = host.run(Command.of("true").reading("x".repeat(3_000_000)));

        assertThat(result.exitStatus()).isZero();
    }

    @Test
    void noValueBecomesShellCode() {
        Path victim = dir.resolve("made");
        String value = "a'b\"c `touch " + victim + "` $(touch " + victim + "); touch " + victim;

        Result result = host.run(Command.of("printf %s {value}", Map.of("value", value)));

        assertThat(result.output()).isEqualTo(value);
        assertThat(victim).doesNotExist();
    }

    @Test
    void longOutputKeepsItsBeginningAndItsEnd() {
        Result result = host.run(Command.of("echo first; seq 1 3000000; echo last"));

        assertThat(result.truncated()).isTrue();
        assertThat(result.output()).startsWith("first\n1\n").endsWith("3000000\nlast\n");
        assertThat(result.output()).contains("bytes left out");
    }

    @Test
    void messagesAreInNoLanguageOfTheHost() {
        assertThat(host.run(Command.of("echo $LC_ALL")).output()).isEqualTo("C\n");
    }

    @Test
    void aHangingCommandEndsAtItsLimitAndTheNextOneRuns() {
        Command hanging = Command.of("echo begun; sleep 60").within(Duration.ofSeconds(1));

        HostFailure failure = failure(hanging);

        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(failure.output()).isEqualTo("begun");
        assertThat(host.run(Command.of("echo on")).output()).isEqualTo("on\n");
    }

    @Test
    void aConnectionLostInTheMiddleOfACommandLeavesItsOutcomeOpen() {
        HostFailure failure = failure(Command.of("echo half; sleep 0.3; kill -9 $PPID; sleep 9"));

        assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(failure.output()).isEqualTo("half");
        assertThat(host.run(Command.of("echo back")).output()).isEqualTo("back\n");
    }

    @Test
    void aCommandKilledByASignalFails() {
        assertThat(host.run(Command.of("kill -9 $$")).exitStatus()).isEqualTo(137);
    }

    @Test
    void aBackgroundProcessThatKeepsTheStreamsDoesNotHoldTheCommandUp() {
        Result result = host.run(Command.of("sleep 40 & echo started"));

        assertThat(result.ok()).isTrue();
        assertThat(result.output()).isEqualTo("started\n");
    }

    @Test
    void theConnectionIsKept() {
        String first = host.run(Command.of("echo $SSH_CONNECTION")).output();
        String second = host.run(Command.of("echo $SSH_CONNECTION")).output();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void manyCommandsAtOnceFitTheServersLimitOfChannels() {
        List<String> outputs =
                IntStream.range(0, 30)
                        .parallel()
                        .mapToObj(i -> host.run(Command.of("sleep 0.1; echo " + i)).output())
                        .toList();

        assertThat(outputs)
                .containsExactlyElementsOf(IntStream.range(0, 30).mapToObj(i -> i + "\n").toList());
    }

    @Test
    void aRestartedServerIsConnectedAnew() {
        host.run(Command.of("true"));
        sshd.restart(List.of("host_ed25519"));

        assertThat(host.run(Command.of("echo again")).output()).isEqualTo("again\n");
    }

    @Test
    void aStoppedServerIsUnreachable() {
        sshd.close();

        assertThat(failure(Command.of("true")).reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure(Command.of("true")).mayHaveHappened()).isFalse();
    }

    @Test
    void sudoRunsTheWholeLine() {
        if (!Files.isExecutable(Path.of("/usr/bin/sudo"))) {
            return;
        }
        try (SshHosts withSudo = new SshHosts(sshd.settings(true, Duration.ofSeconds(10)))) {
            Result result =
                    withSudo.host("ctl-1").run(Command.of("echo 'it''s' $SUDO_USER; id -u"));

            assertThat(result.output()).isEqualTo("its root\n0\n");
        }
    }

    private HostFailure failure(Command command) {
        return catchThrowableOfType(HostFailure.class, () -> host.run(command));
    }
}
