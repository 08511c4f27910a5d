package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What people say about refused servers, and for how long it counts. */
class AnsweredReasonsTest extends PlannedServers {
    @Test
    void aPersonSendsARefusedServerOnItsWayWithTheReasonsThatHeNamed() {
        locked();
        planned();
        chosen("SNAPSHOT");
        Move move = planned();
        assertThat(move.method()).isEqualTo("SNAPSHOT");
        assertThat(move.why()).isEqualTo("oscar chose SNAPSHOT: as agreed (answering for locked)");
        assertThat(codes(move)).containsExactly("locked");
    }

    @Test
    void aReasonThatIsFoundLaterIsNoPartOfHisWord() {
        locked();
        planned();
        chosen("SNAPSHOT");
        nowUndeletable();
        Move move = planned();
        assertThat(move.method()).isEqualTo("REFUSED");
        assertThat(codes(move)).containsExactly("disable-terminate", "locked");
        assertThat(move.why())
                .contains("Before, oscar chose SNAPSHOT: as agreed (answering for locked)")
                .contains("; new since then: its owner has forbidden its deletion");
    }

    @Test
    void whoeverAnswersForTheNewOneAsWellSendsItOn() {
        locked();
        planned();
        chosen("SNAPSHOT");
        nowUndeletable();
        planned();
        chosen("SNAPSHOT");
        assertThat(planned().method()).isEqualTo("SNAPSHOT");
    }

    @Test
    void aReasonThatIsGoneChangesNothingOfHisWord() {
        locked();
        planned();
        chosen("SNAPSHOT");
        nowPlain();
        assertThat(planned().method()).isEqualTo("SNAPSHOT");
        assertThat(planned().reasons()).isEmpty();
    }

    @Test
    void theNewestWordCounts() {
        locked();
        planned();
        chosen("SNAPSHOT");
        chosen("WAIT");
        assertThat(planned().method()).isEqualTo("WAIT");
        assertThat(planned().why()).startsWith("oscar chose WAIT");
    }

    @Test
    void hisWordDoesNotReachWhatTheRulesForbidByNow() {
        ordinary();
        planned();
        chosen("SNAPSHOT");
        server(s1().status("PAUSED"));
        Move move = planned();
        assertThat(move.method()).isEqualTo("BY_HAND");
        assertThat(move.why()).endsWith("Before, oscar chose SNAPSHOT: as agreed.");
    }
}
