package io.icebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How often one looks how far a rehearsal is, and when it is given up. */
class PulseTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2014-05-01T14:30:00Z"));
    private final Pulse pulse = new Pulse(clock, Duration.ofMinutes(30));

    private void after(Duration time) {
        clock.to(clock.instant().plus(time));
    }

    private void look(Duration takes, Object seen) {
        Instant begun = clock.instant();
        after(takes);
        pulse.looked(begun, seen);
    }

    @Test
    void whatIsSeenQuicklyIsLookedAtInEverySecond() {
        assertThat(pulse.due()).as("at the beginning").isTrue();
        look(Duration.ofMillis(5), "Servers 1");
        assertThat(pulse.due()).isFalse();
        after(Duration.ofMillis(900));
        assertThat(pulse.due()).isTrue();
    }

    @Test
    void aLookThatTakesLongIsTheSeldomer() {
        look(Duration.ofSeconds(1), "Servers 9000");
        after(Duration.ofSeconds(19));
        assertThat(pulse.due()).isFalse();
        after(Duration.ofSeconds(1));
        assertThat(pulse.due()).isTrue();
    }

    @Test
    void oneThatGoesOnMayTakeHoursAndOneThatStandsIsGivenUp() {
        for (int server = 0; server < 10; server++) {
            after(Duration.ofMinutes(29));
            look(Duration.ZERO, "Servers " + server);
            assertThat(pulse.still()).isFalse();
        }
        after(Duration.ofMinutes(29));
        look(Duration.ZERO, "Servers 9");
        assertThat(pulse.still()).isFalse();
        after(Duration.ofMinutes(2));
        assertThat(pulse.still()).isTrue();
    }
}
