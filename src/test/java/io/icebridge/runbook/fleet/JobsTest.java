package io.icebridge.runbook.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.host.Command;
import io.icebridge.host.HostFailure;
import io.icebridge.host.ShellHost;
import io.icebridge.runbook.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profile's wrapper, in a real shell. */
class JobsTest {
    @TempDir Path folder;

    private final ShellHost host = new ShellHost();
    private Jobs jobs;
    private String job;

    @BeforeEach
    void begin() {
        jobs = new Jobs(Profiles.load("havana-icehouse"), Pauses.REAL);
        job = folder + "/job";
    }

    private Command counting(int status) {
        return Command.of("echo ran >> " + folder + "/count; echo said; (exit " + status + ")");
    }

    private String count() throws IOException {
        return Files.readString(folder.resolve("count"));
    }

    @Test
    void aCommandsOutputAndStatusComeBack() {
        var result = jobs.run(host, job, Command.of("echo out; echo err >&2"));
        assertThat(result.exitStatus()).isZero();
        assertThat(result.output()).isEqualTo("out\nerr\n");
    }

    @Test
    void aCommandThatWasNotBegunHasNoEnd() {
        assertThat(jobs.end(host, job)).isEmpty();
    }

    @Test
    void aCommandsEndIsFoundByWhoeverComesLater() throws IOException {
        jobs.run(host, job, counting(0));
        assertThat(jobs.end(host, job)).hasValueSatisfying(r -> assertThat(r.ok()).isTrue());
        assertThat(count()).isEqualTo("ran\n");
    }

    @Test
    void aConnectionThatIsLostWhileItRunsDoesNotEndIt() throws IOException {
        var dropping = new Dropping(host, "^cat .*/status$", HostFailure.Reason.CONNECTION_LOST, 2);
        Command slow =
                Command.of(
                        "while ! test -e "
                                + folder
                                + "/go; do :; done; echo ran >> "
                                + folder
                                + "/count");
        assertThatThrownBy(() -> jobs.run(dropping, job, slow)).isInstanceOf(HostFailure.class);
        Files.createFile(folder.resolve("go"));
        assertThat(jobs.end(host, job)).hasValueSatisfying(r -> assertThat(r.ok()).isTrue());
        assertThat(count()).isEqualTo("ran\n");
    }

    @Test
    void aHostThatRefusesALookAtARunningCommandSaysNothingOfItsOutcome() throws IOException {
        var refusing = new Dropping(host, "^cat .*/status$", HostFailure.Reason.UNREACHABLE, 2);
        assertThatThrownBy(() -> jobs.run(refusing, job, counting(0)))
                .isInstanceOfSatisfying(
                        HostFailure.class,
                        failure -> {
                            assertThat(failure.mayHaveHappened()).isTrue();
                            assertThat(failure).hasMessageContaining("connection dropped");
                        });
        assertThat(jobs.end(host, job)).hasValueSatisfying(r -> assertThat(r.ok()).isTrue());
        assertThat(count()).isEqualTo("ran\n");
    }

    @Test
    void aHostThatRefusesBeforeTheCommandIsBegunHasNotRunIt() {
        var refusing = new Dropping(host, "^cat .*/status$", HostFailure.Reason.UNREACHABLE, 1);
        assertThatThrownBy(() -> jobs.run(refusing, job, counting(0)))
                .isInstanceOfSatisfying(
                        HostFailure.class,
                        failure -> assertThat(failure.mayHaveHappened()).isFalse());
    }

    @Test
    void aFailedCommandIsRunAnewFromACleanFolder() throws IOException {
        assertThat(jobs.run(host, job, counting(3)).exitStatus()).isEqualTo(3);
        assertThat(jobs.run(host, job, counting(0)).output()).isEqualTo("said\n");
        assertThat(count()).isEqualTo("ran\nran\n");
    }

    @Test
    void aCommandThatWasKilledIsReported() {
        var killing = Command.of("kill -9 $$");
        var quick = new Jobs(Profiles.load("havana-icehouse"), duration -> {});
        assertThat(quick.run(host, job, killing).exitStatus()).isEqualTo(Jobs.CUT_OFF);
    }
}
