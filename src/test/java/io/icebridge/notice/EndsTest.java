package io.icebridge.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Starts;
import io.icebridge.approval.Starts.Run;
import io.icebridge.approval.Starts.Start;
import io.icebridge.audit.overview.Badge;
import io.icebridge.audit.overview.ChangeLine;
import io.icebridge.runbook.move.MovingTables;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each end is told once, however soon after its start it came. */
class EndsTest {
    private static final Instant NOW = MovingTables.NOW;

    private final Starts starts = new Starts(new MovingTables().source);
    private final Ends ends = new Ends(starts, EndsTest::line, NOW);

    @Test
    void whatStartsAndEndsBetweenTwoLooksIsTold() {
        assertThat(look()).isEmpty();
        starts("first", "move-servers", 1);
        starts.ended("first", NOW.plusSeconds(2), "Servers moved");
        assertThat(look()).containsExactly("move-servers completed");
        assertThat(look()).isEmpty();
    }

    @Test
    void ofTwoPartsOfOneChangeTheEndOfTheFirstIsToldWhileTheOtherRuns() {
        starts("first", "deploy-parallel-nova", 1);
        starts("second", "retire-nova", 2);
        assertThat(look("CHG-1")).isEmpty();
        starts.ended("first", NOW.plusSeconds(3), "Nova deployed");
        assertThat(look("CHG-1")).containsExactly("deploy-parallel-nova completed");
        starts.ended("second", NOW.plusSeconds(4), "Old Nova retired");
        assertThat(look()).containsExactly("retire-nova completed");
    }

    private void starts(String instance, String model, int second) {
        starts.add(
                instance,
                new Start("CHG-1", model, "manager", NOW.plusSeconds(second), "", "", ""));
    }

    private List<String> look(String... running) {
        return ends.look(List.of(running), NOW).stream().map(Occasion::what).toList();
    }

    private static ChangeLine line(String change, List<Run> runs) {
        return new ChangeLine(
                change,
                runs.get(0).start(),
                new Badge(Badge.Kind.COMPLETED, "", NOW),
                null,
                runs.get(0).ended());
    }
}
