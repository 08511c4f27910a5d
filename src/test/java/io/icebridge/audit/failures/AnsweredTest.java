package io.icebridge.audit.failures;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Decision;
import io.icebridge.audit.told.Failure;
import io.icebridge.journal.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnsweredTest {
    private static final Instant NOW = Instant.parse("2014-05-01T12:00:00Z");
    private static final Failure FIRST = failure("s1", 0);
    private static final Failure SECOND = failure("s1", 20);
    private static final Optional<Instant> THEN = Optional.of(SECOND.at());

    @Test
    void aFailureIsAnsweredByTheFirstDecisionOnItsSubjectAfterIt() {
        List<Decision> decisions = List.of(decision("s1", 10), decision("s1", 30));
        assertThat(Answered.to(FIRST, THEN, decisions)).contains(decisions.get(0));
        assertThat(Answered.to(SECOND, Optional.empty(), decisions)).contains(decisions.get(1));
    }

    @Test
    void whatWasTriedAgainByItselfAndFailedAnewIsAnsweredByNobody() {
        List<Decision> decisions = List.of(decision("s1", 30));
        assertThat(Answered.to(FIRST, THEN, decisions)).isEmpty();
    }

    @Test
    void aDecisionOnAnotherServerAnswersNothing() {
        assertThat(Answered.to(FIRST, THEN, List.of(decision("s2", 10)))).isEmpty();
    }

    private static Failure failure(String server, int second) {
        return new Failure(
                second,
                Subject.server(server),
                "takeSnapshot",
                "QUOTA",
                "no room",
                "",
                "",
                "",
                NOW.plusSeconds(second));
    }

    private static Decision decision(String server, int second) {
        return new Decision(
                "CHG-1",
                "server " + server,
                "decideOnServer",
                "retry",
                "",
                "",
                "operator",
                NOW.plusSeconds(second));
    }
}
