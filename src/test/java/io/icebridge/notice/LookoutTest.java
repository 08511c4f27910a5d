package io.icebridge.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Starts;
import io.icebridge.runbook.move.MovingTables;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** People hear of whatever can be read, though something cannot. */
class LookoutTest {
    private static final Instant NOW = MovingTables.NOW;

    private final DataSource source = new MovingTables().source;
    private final Occasions occasions = new Occasions(source);
    private final List<Instant> edited = new ArrayList<>();

    private static List<Occasion> unreadable(List<String> changes, Instant now) {
        throw new IllegalStateException("row 7 is no evidence");
    }

    private static List<Occasion> one(List<String> changes, Instant now) {
        return List.of(Occasion.now("end 1", Kind.END, "CHG-1", now, "completed", ""));
    }

    @Test
    void whatOneOfThemCannotReadKeepsNobodyFromHearingOfTheOthers() {
        new Lookout(
                        new Starts(source),
                        begun -> List.of(LookoutTest::unreadable, LookoutTest::one),
                        occasions,
                        (running, now) -> edited.add(now),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .round();
        assertThat(occasions.untold(NOW)).extracting(Occasion::key).containsExactly("end 1");
        assertThat(edited).containsExactly(NOW);
    }
}
