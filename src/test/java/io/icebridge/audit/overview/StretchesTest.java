package io.icebridge.audit.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.audit.overview.Stretch.State;
import io.icebridge.audit.overview.Stretches.Seen;
import io.icebridge.audit.told.Drawn.Part;
import io.icebridge.journal.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StretchesTest {
    private static final Instant START = Instant.parse("2014-05-01T12:00:00Z");

    @Test
    void theLastPartThatHasBegunGoesOnAndWhatComesAfterIsAhead() {
        assertThat(of(null, false))
                .extracting(Stretch::state)
                .containsExactly(State.DONE, State.NOW, State.AHEAD);
    }

    @Test
    void aPartLastsUntilTheNextBegins() {
        List<Stretch> stretches = of(null, false);
        assertThat(stretches.get(0).begun()).isEqualTo(START);
        assertThat(stretches.get(0).taken(START.plusSeconds(100)))
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(stretches.get(1).taken(START.plusSeconds(100)))
                .isEqualTo(Duration.ofSeconds(40));
        assertThat(stretches.get(2).taken(START.plusSeconds(100))).isNull();
    }

    @Test
    void whereAChangeWasStoppedItEndedAndWhereItCompletedAllIsDone() {
        Instant end = START.plusSeconds(90);
        assertThat(of(end, false).get(1).state()).isEqualTo(State.ENDED_HERE);
        assertThat(of(end, true).get(1))
                .returns(State.DONE, Stretch::state)
                .returns(end, Stretch::ended);
    }

    @Test
    void beforeAnythingIsWrittenTheFirstPartGoesOn() {
        List<Stretch> stretches =
                Stretches.of(List.of(seen("a", null), seen("b", null)), START, null, false);
        assertThat(stretches).extracting(Stretch::state).containsExactly(State.NOW, State.AHEAD);
        assertThat(stretches.get(0).begun()).isEqualTo(START);
    }

    private static List<Stretch> of(Instant ended, boolean well) {
        return Stretches.of(
                List.of(
                        seen("readiness", START.plusSeconds(5)),
                        seen("services", START.plusSeconds(60)),
                        seen("moves", null)),
                START,
                ended,
                well);
    }

    private static Seen seen(String id, Instant first) {
        return new Seen(new Part(id, id, id, Set.of(), Set.of()), first, Expected.UNKNOWN);
    }
}
