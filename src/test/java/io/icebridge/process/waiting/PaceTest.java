package io.icebridge.process.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace(Duration.ofSeconds(1));

    @Test
    void aLongWaitIsLookedAtSeldom() {
        pace.looked("one", seconds(100));
        assertThat(pace.due("one", "", seconds(109))).isFalse();
        assertThat(pace.due("one", "", seconds(110))).isTrue();
    }

    @Test
    void whatTookTwentySecondsLatelyIsNotLookedForEverySecond() {
        pace.looked("earlier", seconds(20));
        pace.over("earlier", "snapshot", seconds(22));
        assertThat(pace.due("one", "snapshot", seconds(2))).isFalse();
        assertThat(pace.due("one", "snapshot", seconds(20))).isTrue();
    }

    @Test
    void oneThatIsOverFarSoonerIsNoticedWithinFiveRounds() {
        pace.looked("earlier", seconds(600));
        pace.over("earlier", "snapshot", seconds(660));
        assertThat(pace.due("one", "snapshot", seconds(4))).isFalse();
        assertThat(pace.due("one", "snapshot", seconds(5))).isTrue();
        pace.looked("one", seconds(5));
        assertThat(pace.due("one", "snapshot", seconds(9))).isFalse();
    }

    @Test
    void oneOfAnotherKindIsLookedForAtOnce() {
        pace.looked("earlier", seconds(20));
        pace.over("earlier", "snapshot", seconds(22));
        assertThat(pace.due("one", "boot", seconds(0))).isTrue();
    }

    @Test
    void whereNobodyOutsideWaitsTheFirstLookComesAfterTenRounds() {
        assertThat(pace.dueUnhurried("one", seconds(9))).isFalse();
        assertThat(pace.dueUnhurried("one", seconds(10))).isTrue();
        pace.looked("one", seconds(10));
        assertThat(pace.dueUnhurried("one", seconds(19))).isFalse();
    }

    private static Duration seconds(int n) {
        return Duration.ofSeconds(n);
    }
}
