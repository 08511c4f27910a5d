package io.icebridge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeginningTest {
    @ParameterizedTest
    @CsvSource({
        "abc,3,abc",
        "abcd,3,abc",
        "a\ud83d\ude00b,3,a\ud83d\ude00",
        "a\ud83d\ude00b,2,a",
        "\ud83d\ude00,1,''"
    })
    void noSignIsCutInTwo(String text, int most, String beginning) {
        assertThat(Beginning.of(text, most)).isEqualTo(beginning);
        assertThat(new String(beginning.getBytes(UTF_8), UTF_8)).isEqualTo(beginning);
    }
}
