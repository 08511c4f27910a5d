package io.icebridge.runbook.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.IdentityCloud;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.Command;
import io.icebridge.host.HostFailure;
import io.icebridge.host.Result;
import io.icebridge.host.ShellHost;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Place;
import io.icebridge.journal.RequestLife;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.services.ServiceCourses;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before the opposite is done, what may still have its effect is waited for. */
class UnansweredTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final Subject KEYSTONE = Subject.service("keystone");
    private static final Draft DRAFT = new Draft("startService", KEYSTONE);
    private static final CloudDraft CALLS =
            new CloudDraft("registerNova", Subject.CHANGE, Place.cloud("identity"));

    @TempDir Path folder;

    private final Journal journal = TestDoor.journal();
    private final ShellHost host = new ShellHost();
    private final List<Command> unheard = new ArrayList<>();
    private Clock clock = Clock.systemUTC();
    private Site site;

    @BeforeEach
    void aSite() {
        site =
                new Site(
                        TestCloudFile.with("here", List.of("identity"), "keystone"),
                        name -> host,
                        Profiles.load("havana-icehouse")
                                .with(Map.of("job-folder", folder + "/jobs")),
                        Pauses.REAL);
    }

    /** Every command gets lost on its way, and may come late. */
    private Result lost(Command command) {
        unheard.add(command);
        throw new HostFailure(HostFailure.Reason.CONNECTION_LOST, "here", "dropped", null);
    }

    private static String unanswered() {
        throw new CloudFailure(CloudFailure.Reason.UNKNOWN, "POST", 504, 0, "no answer", null);
    }

    private Door door() {
        RequestLife life = new RequestLife(Duration.ofMinutes(2), clock);
        return TestDoor.open(journal, life, null, name -> this::lost);
    }

    private Runner runner() {
        return new Runner(site, door(), clock);
    }

    private void later() {
        clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(3));
    }

    private Course begun(Deed deed, Class<? extends Throwable> how) {
        Course course =
                new Course(
                        deed.action().key().step(),
                        deed.action().key().subject(),
                        List.of(List.of(deed)));
        assertThatThrownBy(() -> runner().carryOut(CHANGE, course, Instant.now()))
                .isInstanceOf(how);
        return course;
    }

    private Optional<Pending> open(Course course) {
        return runner().settle(CHANGE, List.of(course));
    }

    private void isWaitedForUntilItCanComeNoMore(Course course) {
        assertThat(open(course)).isPresent();
        later();
        assertThat(open(course)).isEmpty();
    }

    private Deed command() {
        return DRAFT.run("here", "run", Command.of("echo said"), Undo.NONE);
    }

    @Test
    void aCommandOfWhoseStartNobodyHeard() {
        isWaitedForUntilItCanComeNoMore(begun(command(), HostFailure.class));
        assertThat(journal.mayBeDone(CHANGE, command().action().key())).isFalse();
    }

    @Test
    void aCommandThatBeginsLateUntilItHasEnded() {
        Course course = begun(command(), HostFailure.class);
        unheard.forEach(host::run);
        while (open(course).isPresent()) {
            Thread.onSpinWait();
        }
        assertThat(journal.settled(CHANGE, command().action().key())).isTrue();
    }

    @Test
    void aCallThatWasNotAnswered() {
        Deed call = CALLS.call("create", "POST endpoints", Undo.NONE, reach -> unanswered());
        isWaitedForUntilItCanComeNoMore(begun(call, CloudFailure.class));
    }

    @Test
    void aCallForOneOfSeveralThings() {
        Deed each =
                CALLS.each(
                        "grant",
                        "PUT roles",
                        () -> List.of("p1", "p2"),
                        Undo.NONE,
                        (reach, project) -> unanswered());
        isWaitedForUntilItCanComeNoMore(begun(each, CloudFailure.class));
    }

    @Test
    void aLookThatWasNotAnsweredIsNot() {
        Deed look = CALLS.see("seen", "GET endpoints", UnansweredTest::unanswered);
        assertThat(open(begun(look, CloudFailure.class))).isEmpty();
    }

    @Test
    void aCommandOfTheWayBackBeforeTheUpgradeGoesOn() {
        Deed restore =
                courses().slice(CHANGE, "keystone").stream()
                        .filter(course -> course.step().equals("restoreDatabase"))
                        .flatMap(course -> course.deeds().stream())
                        .filter(Deed.Run.class::isInstance)
                        .findFirst()
                        .orElseThrow();
        begun(restore, HostFailure.class);
        assertThat(courses().upgradeAgain(CHANGE, "keystone")).isPresent();
        assertThat(journal.mayBeDone(CHANGE, restore.action().key())).isTrue();
        later();
        assertThat(courses().upgradeAgain(CHANGE, "keystone")).isEmpty();
    }

    private ServiceCourses courses() {
        return new ServiceCourses(site, IdentityCloud.with(), journal, runner());
    }
}
