package io.icebridge.audit.told;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void howManyMoreThereAreIsKnown() {
        List<Integer> many = IntStream.rangeClosed(1, 130).boxed().toList();
        assertThat(Excerpt.of(many).rows()).hasSize(100).startsWith(1);
        assertThat(Excerpt.of(many).left()).isEqualTo(30);
        assertThat(Excerpt.of(List.of(1, 2), 2).left()).isZero();
        assertThat(Excerpt.of(List.of()).empty()).isTrue();
    }
}
