package io.icebridge.simulator.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"server\": {\"adminPass\": \"x\"}} | {\"server\":{\"adminPass\":\"***\"}}",
                "{\"changePassword\": {\"adminPass\": \"x\"}}"
                        + " | {\"changePassword\":{\"adminPass\":\"***\"}}",
                "{\"keypair\": {\"private_key\": \"x\", \"public_key\": \"y\"}}"
                        + " | {\"keypair\":{\"private_key\":\"***\",\"public_key\":\"y\"}}",
                "{\"auth\": {\"token\": {\"id\": \"x\"}}} | {\"auth\":{\"token\":{\"id\":\"***\"}}}",
                "[{\"original_password\": \"x\"}, 1] | [{\"original_password\":\"***\"},1]",
                "{\"password\": null} | {\"password\":null}"
            })
    void whatIsSecretIsNotWrittenDown(String body, String written) {
        assertThat(outOf(body, "application/json")).isEqualTo(written);
    }

    @Test
    void whatIsNoJsonHasNoText() {
        assertThat(outOf("", null)).isNull();
        assertThat(outOf("12", null)).isNull();
        assertThat(outOf("{\"a\": 1}", "application/octet-stream")).isNull();
        assertThat(outOf("{\"a\": ", "application/json")).isNull();
    }

    private static String outOf(String body, String contentType) {
        return Mask.outOf(body.getBytes(StandardCharsets.UTF_8), contentType);
    }
}
