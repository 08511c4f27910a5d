package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many servers move at once, and which do not. */
class SlotsWindowTest {
    private static final String CHANGE = "CHG1";
    private static final int FROM_CLOUD_FILE = 4;

    private final MovingTables tables = new MovingTables();
    private final Window window = new Window(tables.source, FROM_CLOUD_FILE);

    @Test
    void theCloudFileSaysHowManyUntilAPersonDoes() {
        assertThat(window.size()).isEqualTo(FROM_CLOUD_FILE);
        window.resize(9);
        assertThat(window.size()).isEqualTo(9);
        assertThat(new Window(tables.source, FROM_CLOUD_FILE).size()).isEqualTo(9);
    }

    @Test
    void aPauseKeepsTheNumberForAfterwards() {
        window.resize(9);
        window.pause(true);
        assertThat(window.size()).isZero();
        assertThat(window.limit()).isEqualTo(9);
        window.pause(false);
        assertThat(window.size()).isEqualTo(9);
    }

    @Test
    void whoWantsNoneToMovePauses() {
        assertThatThrownBy(() -> window.resize(0)).hasMessageContaining("pause otherwise");
    }

    private List<String> free() {
        tables.moves.plan(CHANGE, MoveSample.move("s1", "n1", "SNAPSHOT"));
        tables.moves.plan(CHANGE, MoveSample.move("s2", "n2", "SNAPSHOT"));
        return window.free(CHANGE, List.of("s1", "s2"), tables.moves);
    }

    @Test
    void whatIsHeldBackIsNotBegunUntilItIsLetGo() {
        assertThat(free()).containsExactly("s1", "s2");
        window.holdBack("server s1", true);
        assertThat(free()).containsExactly("s2");
        window.holdBack("node n2", true);
        assertThat(free()).isEmpty();
        assertThat(window.heldBack()).containsExactly("node n2", "server s1");
        window.holdBack("server s1", false);
        assertThat(free()).containsExactly("s1");
        window.holdBack("project p", true);
        assertThat(free()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s1", "server", "host n1", "server ", "node a b"})
    void onlyServersNodesAndProjectsAreHeldBack(String whom) {
        assertThatThrownBy(() -> window.holdBack(whom, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void opened(String... failed) {
        window.open();
        List.of(failed).forEach(window::failed);
    }

    @Test
    void itClosesWhenMoreThanTheShareHasFailed() {
        opened("s1", "s2");
        assertThat(window.closes(20, 0.1)).isFalse();
        opened("s1", "s2", "s3");
        assertThat(window.closes(20, 0.1)).isTrue();
        assertThat(window.closed()).isTrue();
        assertThat(free()).isEmpty();
    }

    @Test
    void oneServerAloneNeverClosesIt() {
        opened("s1");
        assertThat(window.closes(1, 0)).isFalse();
    }

    @Test
    void aServerThatFailsTwiceIsOneAndOneThatRecoveredIsNone() {
        opened("s1", "s1");
        assertThat(window.failed()).containsExactly("s1");
        window.failed("s2");
        window.recovered("s1");
        assertThat(window.failed()).containsExactly("s2");
    }

    @Test
    void onlyTheOneWhoClosesItAsksAPerson() {
        opened("s1", "s2", "s3");
        assertThat(window.closes(3, 0.1)).isTrue();
        assertThat(window.closes(3, 0.1)).isFalse();
    }

    @Test
    void whatFailedBeforeItWasOpenedAgainCountsNoMore() {
        opened("s1", "s2", "s3");
        window.closes(3, 0.1);
        window.open();
        assertThat(window.closed()).isFalse();
        assertThat(window.failed()).isEmpty();
        assertThat(free()).hasSize(2);
    }
}
