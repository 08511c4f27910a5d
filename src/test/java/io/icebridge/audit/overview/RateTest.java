package io.icebridge.audit.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateTest {
    private static final Instant NOW = Instant.parse("2014-05-01T12:00:00Z");

    @Test
    void whatIsLeftEndsAtThePaceOfTheNewestArrivals() {
        List<Instant> each10Minutes =
                List.of(NOW, NOW.minusSeconds(600), NOW.minusSeconds(1200), NOW.minusSeconds(1800));
        assertThat(Rate.of(each10Minutes, 12, NOW)).contains(new Rate(6, 4, NOW.plusSeconds(7200)));
    }

    @Test
    void whenNothingArrivesAnyMoreTheEndMovesAway() {
        List<Instant> once = List.of(NOW, NOW.minusSeconds(600), NOW.minusSeconds(1200));
        Instant later = NOW.plusSeconds(1200);
        assertThat(Rate.of(once, 1, later).orElseThrow().end()).isEqualTo(later.plusSeconds(1200));
    }

    @Test
    void twoArrivalsTellNothingNorDoesNothingLeft() {
        assertThat(Rate.of(List.of(NOW, NOW.minusSeconds(1)), 5, NOW)).isEmpty();
        assertThat(Rate.of(List.of(NOW, NOW, NOW.minusSeconds(1)), 0, NOW)).isEmpty();
        assertThat(Rate.of(List.of(NOW, NOW, NOW), 5, NOW)).isEmpty();
    }

    @Test
    void slowOnesAreToldMoreExactly() {
        assertThat(new Rate(2.34, 5, NOW).told()).isEqualTo("2.3 an hour");
        assertThat(new Rate(1234.5, 5, NOW).told()).isEqualTo("1235 an hour");
    }
}
