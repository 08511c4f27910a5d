package io.icebridge.process.model.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.UserData;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Move.State;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How many servers have moved and how many are left, as gates say it. */
class MovedSoFarTest {
    private static String told(State... states) {
        return MovedSoFar.fact(Stream.of(states).map(MovedSoFarTest::move).toList()).value();
    }

    private static Move move(State state) {
        return new Move(
                "id",
                "web",
                "shop",
                "cmp-1",
                "1",
                "SNAPSHOT",
                "",
                List.of(),
                UserData.SAME,
                0,
                state,
                1,
                1,
                "new");
    }

    @Test
    void whereAllHaveMovedNoneIsLeft() {
        assertThat(told(State.MOVED, State.MOVED, State.RELEASING))
                .isEqualTo("3 of 3 moved, 0 left");
    }

    @Test
    void whatWaitsIsLeft() {
        assertThat(told(State.MOVED, State.ASIDE, State.PLANNED)).isEqualTo("1 of 3 moved, 2 left");
    }

    @Test
    void whatPeopleDidIsSaidApart() {
        assertThat(told(State.MOVED_BY_HAND, State.GONE, State.LEFT))
                .isEqualTo(
                        "1 of 3 moved, 0 left; 1 of the moved ones by hand; 1 deleted by their"
                                + " owners; 1 stay by a person's decision");
    }
}
