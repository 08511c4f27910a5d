package io.icebridge.audit.told;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SheetTest {
    @Test
    void aSheetThatIsNotThereIsRefusedWithTheLastThatIs() {
        assertThat(Sheet.asked(1, 0)).isEqualTo(1);
        assertThat(Sheet.asked(2, 101)).isEqualTo(2);
        assertThatThrownBy(() -> Sheet.asked(0, 101)).hasMessageContaining("counted from 1");
        assertThatThrownBy(() -> Sheet.asked(3, 200)).hasMessageContaining("the last one is 2");
        assertThatThrownBy(() -> Sheet.asked(Integer.MAX_VALUE, 200))
                .hasMessageContaining("There is no page 2147483647");
    }
}
