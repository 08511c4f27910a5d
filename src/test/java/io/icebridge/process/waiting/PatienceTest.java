package io.icebridge.process.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long is waited, in real time, for what a cloud may take so long for. */
class PatienceTest {

    @ParameterizedTest
    @CsvSource({
        "1, PT15M, PT15M",
        "1, PT20S, PT20S",
        "5, PT15M, PT3M",
        "60, PT2H, PT2M",
        "60, PT15M, PT1M",
        "60, PT20S, PT20S"
    })
    void aFasterCloudIsWaitedForLessLongButAMinute(double speed, Duration limit, Duration real) {
        assertThat(new Patience(speed).of(limit)).isEqualTo(real);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, -1, Double.NaN})
    void noCloudIsSlowerThanTime(double speed) {
        assertThatThrownBy(() -> new Patience(speed)).hasMessageContaining("icebridge.cloud-speed");
    }
}
