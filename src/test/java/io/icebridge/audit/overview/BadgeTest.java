package io.icebridge.audit.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Starts.Run;
import io.icebridge.approval.Starts.Start;
import io.icebridge.audit.overview.Badge.Kind;
import io.icebridge.audit.overview.Badge.LastWord;
import io.icebridge.audit.overview.Badge.Now;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BadgeTest {
    private static final Instant START = Instant.parse("2014-05-01T12:00:00Z");
    private static final Instant LATER = START.plusSeconds(3600);
    private static final WaitingTask GATE =
            new WaitingTask("t1", "Approve Plan", "", "change managers", LATER, true);

    @Test
    void aChangeInWhichOnlyATaskStandsWaitsForWhoeverHasItSinceThen() {
        assertThat(open(new Now(List.of(GATE), 1, false, "")))
                .isEqualTo(new Badge(Kind.WAITS, "for change managers: Approve Plan", LATER));
    }

    @Test
    void aChangeThatWorksBesideAWaitingTaskRuns() {
        assertThat(open(new Now(List.of(GATE), 1, true, "")))
                .isEqualTo(new Badge(Kind.RUNNING, "one task waits beside", START));
        assertThat(open(new Now(List.of(), 0, true, "")).words()).isEmpty();
    }

    @Test
    void whatWillNotBeTriedAgainIsSaidBeforeAnythingElse() {
        assertThat(open(new Now(List.of(GATE), 1, true, "Save server failed")).kind())
                .isEqualTo(Kind.STUCK);
    }

    @Test
    void aChangeAtItsModelsGoodEndIsCompleted() {
        assertThat(ended("Cloud on Icehouse", null))
                .isEqualTo(new Badge(Kind.COMPLETED, "Cloud on Icehouse", LATER));
    }

    @Test
    void whoRejectedOrStoppedAChangeIsSaid() {
        assertThat(ended("Change ended", new LastWord(true, "manager2", "the gate plan")))
                .isEqualTo(new Badge(Kind.REJECTED, "by manager2, at the gate plan", LATER));
        assertThat(ended("Stop the change", new LastWord(true, "manager2", "x")).kind())
                .isEqualTo(Kind.REJECTED);
        assertThat(ended("Change stopped", new LastWord(false, "operator", "Decide on room")))
                .isEqualTo(new Badge(Kind.STOPPED, "by operator, at Decide on room", LATER));
    }

    @Test
    void aCancelledChangeSaysWhy() {
        assertThat(ended("cancelled: wrong ticket", null))
                .isEqualTo(new Badge(Kind.CANCELLED, "wrong ticket", LATER));
    }

    @Test
    void ofSeveralPartsThatHaveEndedTheLastCounts() {
        Run early = run(START.plusSeconds(1), "Change ended");
        assertThat(
                        Badge.of(
                                        List.of(early, run(LATER, "Old Nova retired")),
                                        Now.NOTHING,
                                        Optional.empty())
                                .kind())
                .isEqualTo(Kind.COMPLETED);
    }

    private static Badge open(Now now) {
        return Badge.of(List.of(run(null, "")), now, Optional.empty());
    }

    private static Badge ended(String outcome, LastWord word) {
        return Badge.of(List.of(run(LATER, outcome)), Now.NOTHING, Optional.ofNullable(word));
    }

    private static Run run(Instant ended, String outcome) {
        return new Run(
                new Start("CHG-1", "upgrade-cloud", "manager", START, "", "", ""), ended, outcome);
    }
}
