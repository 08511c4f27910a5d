package io.icebridge.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalTest {

    @Test
    void keysAreInTheOrderOfTheirUtf16UnitsAndNothingIsBetweenThem() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("\ufb33", 1);
        value.put("\ud83d\ude00", 2);
        value.put("b", List.of(Map.of("d", true, "c", "")));
        value.put("B", 3);

        assertThat(Canonical.json(value))
                .isEqualTo(
                        "{\"B\":3,\"b\":[{\"c\":\"\",\"d\":true}],\"\ud83d\ude00\":2,\"\ufb33\":1}");
    }

    @Test
    void numbersAreWrittenAsJavaScriptWritesThem() {
        assertThat(Canonical.json(List.of(1.0, 4.50, 1e30, 120L))).isEqualTo("[1,4.5,1e+30,120]");
    }

    @Test
    void onlyWhatMustBeIsEscapedInTexts() {
        assertThat(Canonical.text("\u20ac /\"\\\n\u001f\u007f"))
                .isEqualTo("\"\u20ac /\\\"\\\\\\n\\u001f\u007f\"");
    }

    @Test
    void theDigestIsThatOfTheTextInUtf8() {
        assertThat(Canonical.sha256("abc")).startsWith("ba7816bf8f01cfea").endsWith("f20015ad");
    }
}
