package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.runbook.inventory.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A person answers for what he was shown and named, and for nothing else. */
class WayTest {
    private static final Reason LOCKED = new Reason("locked", "its owner has locked it", "ask");
    private static final Reason GROUP = new Reason("server-group", "it stands in group a", "-");
    private static final Reason OTHER = new Reason("server-group", "it stands in group b", "-");

    private static Way way(Reason... overridden) {
        return new Way(
                "s1", "SNAPSHOT", List.of(overridden), "oscar", "as agreed", MovingTables.NOW);
    }

    @Test
    void heAnswersForTheReasonsThatHeNamed() {
        assertThat(way(LOCKED, GROUP).unanswered(List.of(GROUP, LOCKED))).isEmpty();
        assertThat(way(LOCKED).unanswered(List.of(GROUP, LOCKED))).containsExactly(GROUP);
    }

    @Test
    void theSameCodeThatSaysSomethingElseIsAnotherReason() {
        assertThat(way(GROUP).unanswered(List.of(OTHER))).containsExactly(OTHER);
    }

    @Test
    void anotherRemedyMakesNoOtherReason() {
        Reason reworded = new Reason("locked", "its owner has locked it", "call him");
        assertThat(way(LOCKED).unanswered(List.of(reworded))).isEmpty();
    }

    @Test
    void hisWordTellsWhoChoseWhatAndForWhichReasonsHeAnswers() {
        assertThat(way().told()).isEqualTo("oscar chose SNAPSHOT: as agreed");
        assertThat(way(LOCKED, GROUP).told())
                .isEqualTo("oscar chose SNAPSHOT: as agreed (answering for locked, server-group)");
    }
}
