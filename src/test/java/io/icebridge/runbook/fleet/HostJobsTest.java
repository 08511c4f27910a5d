package io.icebridge.runbook.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.IdentityCloud;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.Command;
import io.icebridge.host.Host;
import io.icebridge.host.HostFailure;
import io.icebridge.host.ShellHost;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.profile.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that run by themselves, by the profile's wrapper in a real shell. */
class HostJobsTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final Draft DRAFT = new Draft("startService", Subject.service("keystone"));
    private static final Key KEY = DRAFT.key("here", "run");

    /** A look at a job, by how the profile words it. */
    private static final String LOOK = "(?s)if test -s .*";

    @TempDir Path folder;

    private final Journal journal = TestDoor.journal();
    private final ShellHost host = new ShellHost();

    private void run(Host reached, Command command) {
        Site site =
                new Site(
                        TestCloudFile.with("here", List.of("identity")),
                        name -> reached,
                        profile(),
                        Pauses.REAL);
        Deed deed = DRAFT.run("here", "run", command, Undo.NONE);
        new CourseRun(site, IdentityCloud.with(), name -> reached::run, journal, CHANGE)
                .go(new Course(DRAFT.step(), DRAFT.subject(), List.of(List.of(deed))));
    }

    private Profile profile() {
        return Profiles.load("havana-icehouse").with(Map.of("job-folder", folder + "/jobs"));
    }

    private Command counting(int status) {
        return Command.of("echo ran >> " + folder + "/count; echo said; (exit " + status + ")");
    }

    private String count() throws IOException {
        return Files.readString(folder.resolve("count"));
    }

    private Ran ran() {
        return journal.result(CHANGE, KEY, Ran.class).orElseThrow();
    }

    @Test
    void aCommandsOutputIsOnRecord() {
        run(host, Command.of("echo out; echo err >&2"));
        assertThat(ran().output()).isEqualTo("out\nerr");
    }

    @Test
    void aCommandThatHasEndedIsNotRunAgain() throws IOException {
        run(host, counting(0));
        run(host, counting(0));
        assertThat(count()).isEqualTo("ran\n");
    }

    /** Held up after each line of its wrapper in turn, as on a host with too much to do. */
    @Test
    void aCommandThatIsSlowToBeginIsNeverTakenForOneThatWasKilled() throws IOException {
        Profile profile = profile();
        List<String> lines =
                profile.jobs().script().lines().takeWhile(l -> !l.equals("(")).toList();
        assertThat(lines).isNotEmpty();
        for (int reached = 0; reached <= lines.size(); reached++) {
            Key key = DRAFT.key("here", "run" + reached);
            String name = key.step() + "-" + key.subject() + "-" + key.part() + "-1";
            Path job = Path.of(Paths.job(profile, CHANGE.id(), name));
            String held = "echo > {job}/held; while test -e {job}/held; do sleep 0.02; done";
            String script = String.join("\n", lines.subList(0, reached)) + "\n" + held + "\n";
            host.run(
                    Template.command(profile.jobs().start(), Map.of("job", job.toString()))
                            .reading(Template.text(script, Map.of("job", job.toString()))));
            while (!Files.exists(job.resolve("held"))) {
                Thread.onSpinWait();
            }
            assertThat(new HostJobs(profile).look(host, CHANGE, key, 1).state())
                    .as("after line %d of %s", reached, lines)
                    .isIn(HostJobs.State.ABSENT, HostJobs.State.RUNNING);
            Files.delete(job.resolve("held"));
        }
    }

    @Test
    void aConnectionThatIsLostWhileItRunsDoesNotEndIt() throws IOException {
        var dropping = new Dropping(host, LOOK, HostFailure.Reason.CONNECTION_LOST, 1);
        Command slow =
                Command.of(
                        "while ! test -e "
                                + folder
                                + "/go; do :; done; echo ran >> "
                                + folder
                                + "/count");
        assertThatThrownBy(() -> run(dropping, slow)).isInstanceOf(HostFailure.class);
        Files.createFile(folder.resolve("go"));
        run(host, slow);
        assertThat(count()).isEqualTo("ran\n");
    }

    @Test
    void aConnectionThatIsLostRightAfterTheStartDoesNotStartItTwice() throws IOException {
        Host cut =
                new Host() {
                    @Override
                    public String name() {
                        return host.name();
                    }

                    @Override
                    public io.icebridge.host.Result run(Command command) {
                        host.run(command);
                        throw new HostFailure(
                                HostFailure.Reason.CONNECTION_LOST, "here", "dropped", null);
                    }
                };
        assertThatThrownBy(() -> run(cut, counting(0))).isInstanceOf(HostFailure.class);
        run(host, counting(0));
        assertThat(count()).isEqualTo("ran\n");
    }

    @Test
    void aHostThatRefusesBeforeTheCommandIsBegunHasNotRunIt() {
        var refusing = new Dropping(host, "mkdir .*", HostFailure.Reason.UNREACHABLE, 1);
        assertThatThrownBy(() -> run(refusing, counting(0))).isInstanceOf(HostFailure.class);
        assertThat(journal.mayBeDone(CHANGE, KEY)).isFalse();
    }

    @Test
    void aFailedCommandIsRunAnewFromACleanFolder() throws IOException {
        assertThatThrownBy(() -> run(host, counting(3)))
                .isInstanceOfSatisfying(
                        StepFailure.class,
                        failure ->
                                assertThat(failure.getMessage())
                                        .isEqualTo("a command on here ended with 3"));
        run(host, counting(0));
        assertThat(ran().output()).isEqualTo("said");
        assertThat(count()).isEqualTo("ran\nran\n");
    }
}
