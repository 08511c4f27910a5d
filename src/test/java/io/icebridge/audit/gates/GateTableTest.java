package io.icebridge.audit.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Evidence;
import io.icebridge.approval.Evidence.Next;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A gate's evidence in tables that can be searched. */
class GateTableTest {
    private final Evidence evidence =
            new Evidence(
                    "Move of 250 servers",
                    "",
                    List.of(),
                    IntStream.range(0, 250)
                            .mapToObj(n -> new Next("step-" + n, "node-" + n % 5, "nova boot"))
                            .toList(),
                    List.of());

    private final GateTable next = GateTable.of(evidence).get(0);

    @Test
    void emptyTablesAreLeftOut() {
        assertThat(GateTable.of(evidence)).extracting(GateTable::key).containsExactly("next");
    }

    @Test
    void rowsAreFoundByAnyOfTheirCellsWhateverTheCase() {
        assertThat(next.with(" NODE-3 ").rows()).hasSize(50);
        assertThat(next.with("step-249").rows())
                .containsExactly(List.of("step-249", "node-4", "nova boot"));
    }

    @Test
    void sheetsShowEachRowOnce() {
        assertThat(IntStream.of(1, 2, 3).mapToObj(next::sheet).flatMap(List::stream))
                .containsExactlyElementsOf(next.rows());
    }
}
