package io.icebridge.audit.told;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastingTest {
    @ParameterizedTest
    @CsvSource({
        "PT0.52573285S, 0.5 s",
        "PT0S, under 0.1 s",
        "PT9.94S, 9.9 s",
        "PT9.96S, 10 s",
        "PT59.4S, 59 s",
        "PT59.6S, 1 min",
        "PT1M1S, 1 min 1 s",
        "PT1H, 1 h",
        "PT1H59M59S, 1 h 59 min",
        "PT26H, 1 d 2 h"
    })
    void durationsAreSaidAsPeopleSayThem(Duration time, String told) {
        assertThat(Lasting.told(time)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"PT0.0374S, 37 ms", "PT0.999S, 999 ms", "PT1S, 1.0 s", "PT61S, 1 min 1 s"})
    void exactOnesHaveMillisecondsBelowASecond(Duration time, String told) {
        assertThat(Lasting.exactly(time)).isEqualTo(told);
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        assertThat(Lasting.exactly(null)).isEmpty();
        assertThat(Lasting.told(null)).isEmpty();
    }
}
