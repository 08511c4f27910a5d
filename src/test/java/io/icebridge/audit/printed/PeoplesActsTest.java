package io.icebridge.audit.printed;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.journal.Trail.Kind;
import io.icebridge.journal.Trail.Line;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeoplesActsTest {
    private static final Instant NOON = Instant.parse("2014-05-01T12:00:00Z");

    @Test
    void theSameOfTheSamePersonStandsOnOneLineWithHowOftenAndSinceWhen() {
        List<PeoplesActs> acts =
                PeoplesActs.of(
                        List.of(
                                line(1, "mia", "server a", "held back"),
                                line(2, "ann", "server a", "held back"),
                                line(3, "mia", "server b", "held back")));
        assertThat(acts).hasSize(2);
        PeoplesActs first = acts.get(0);
        assertThat(first.times()).isEqualTo(2);
        assertThat(first.about()).isEqualTo("2 of them");
        assertThat(first.first()).isEqualTo(NOON.plusSeconds(1));
        assertThat(first.last()).isEqualTo(NOON.plusSeconds(3));
        assertThat(acts.get(1).about()).isEqualTo("server a");
    }

    @Test
    void whatWasGivenAnotherReasonStandsByItself() {
        Line other =
                new Line(2, NOON, Kind.WINDOW, "mia", "CHG-1", "server a", "held back", "again");
        assertThat(PeoplesActs.of(List.of(line(1, "mia", "server a", "held back"), other)))
                .extracting(PeoplesActs::why)
                .containsExactly("alarm", "again");
    }

    private static Line line(long number, String by, String about, String what) {
        return new Line(
                number, NOON.plusSeconds(number), Kind.WINDOW, by, "CHG-1", about, what, "alarm");
    }
}
