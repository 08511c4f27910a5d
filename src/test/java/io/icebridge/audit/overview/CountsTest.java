package io.icebridge.audit.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.audit.overview.Counts.Group;
import io.icebridge.audit.told.Told;
import io.icebridge.runbook.move.Move;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountsTest {
    @Test
    void everyServerIsCountedOnce() {
        ServerCounts counts =
                Counts.of(
                        List.of(
                                new Group("MOVED", "SNAPSHOT", 7),
                                new Group("MOVED_BY_HAND", "BY_HAND", 1),
                                new Group("CLAIMED", "VOLUME", 2),
                                new Group("ASIDE", "WAIT", 3),
                                new Group("PLANNED", "REFUSED", 4),
                                new Group("PLANNED", "REDEPLOY", 5),
                                new Group("GONE", "SNAPSHOT", 1),
                                new Group("LEFT", "REFUSED", 1)));
        assertThat(counts).isEqualTo(new ServerCounts(24, 7, 1, 2, 0, 3, 4, 5, 2, 1, 5));
        assertThat(counts.gone()).isEqualTo(1);
        assertThat(counts.settled()).isEqualTo(10);
        assertThat(counts.percent()).isEqualTo(41);
    }

    @ParameterizedTest
    @EnumSource(Move.State.class)
    void whateverStateAServerIsInItIsCountedInOnePlaceAndHasAWord(Move.State state) {
        ServerCounts one = Counts.of(List.of(new Group(state.name(), "SNAPSHOT", 1)));
        assertThat(
                        one.moved()
                                + one.byHand()
                                + one.moving()
                                + one.releasing()
                                + one.waiting()
                                + one.refused()
                                + one.planned()
                                + one.stay())
                .isEqualTo(1);
        assertThat(one.settled()).isEqualTo(state.over() ? 1 : 0);
        assertThat(Told.state(state)).isNotEqualTo(state.name());
    }

    @Test
    void whereNoServerIsKnownNothingIsDivided() {
        assertThat(Counts.of(List.of()).percent()).isZero();
    }

    @Test
    void downtimeSoFarIsTheMiddleOneAndTheLongest() {
        assertThat(DownSoFar.of(1, List.of(1.0, 2.5, 9.0, 60.0)))
                .isEqualTo(new DownSoFar(1, 4, Duration.ofMillis(2500), Duration.ofSeconds(60)));
        assertThat(DownSoFar.of(0, List.of()).median()).isNull();
    }

    @Test
    void anEstimateSaysOnHowManyActionsItRests() {
        PlannedTime.Sum sum =
                PlannedTime.sum(
                        "{\"steps\":[{\"actions\":[{\"seconds\":30},{\"seconds\":null},{\"seconds\":12}]}]}");
        assertThat(sum.expected().seconds()).isEqualTo(42);
        assertThat(sum.expected().basis()).startsWith("2 of its 3 actions");
        assertThat(PlannedTime.Sum.NONE.expected().seconds()).isNull();
    }
}
