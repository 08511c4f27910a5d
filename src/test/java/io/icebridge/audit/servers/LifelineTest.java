package io.icebridge.audit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Decision;
import io.icebridge.audit.told.Failure;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifelineTest {
    private static final Instant NOW = Instant.parse("2014-05-01T12:00:00Z");
    private static final Subject SERVER = Subject.server("s1");

    @Test
    void whatWasDoneWhatFailedAndWhoDecidedStandsInOneOrder() {
        List<Moment> life =
                new Lifeline(String::toUpperCase)
                        .of(
                                List.of(
                                        entry("stop", "lock", 0, 1),
                                        entry("stop", "stop", 1, 2),
                                        entry("boot", "boot", 10, 11),
                                        entry("boot", "boot", 40, 41)),
                                List.of(failure(20)),
                                List.of(decision(30)));
        assertThat(life)
                .extracting(Moment::title)
                .containsExactly("STOP", "BOOT", "BOOT failed", "operator decided: retry");
        assertThat(life.get(0).attempts()).hasSize(2);
    }

    @Test
    void aStepLastsUntilSomethingElseBegins() {
        List<Moment> life =
                new Lifeline(id -> id)
                        .of(
                                List.of(entry("stop", "stop", 0, 1), entry("boot", "boot", 10, 12)),
                                List.of(),
                                List.of());
        assertThat(life)
                .extracting(Moment::took)
                .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(2));
    }

    @Test
    void whatHasNotEndedHasNoLength() {
        Entry open = entry("boot", "boot", 0, null);
        assertThat(new Lifeline(id -> id).of(List.of(open), List.of(), List.of()))
                .singleElement()
                .returns(null, Moment::took);
    }

    private static Entry entry(String step, String part, int begun, Integer ended) {
        return new Entry(
                begun,
                new Change("CHG-1"),
                new Key(step, SERVER, Place.region("old"), part),
                1,
                ended == null ? Entry.State.BEGUN : Entry.State.DONE,
                "POST",
                NOW.plusSeconds(begun),
                ended == null ? null : NOW.plusSeconds(ended),
                "",
                "");
    }

    private static Failure failure(int second) {
        return new Failure(
                1, SERVER, "boot", "QUOTA", "no room", "", "", "", NOW.plusSeconds(second));
    }

    private static Decision decision(int second) {
        return new Decision(
                "CHG-1",
                SERVER.toString(),
                "decideOnServer",
                "retry",
                "",
                "",
                "operator",
                NOW.plusSeconds(second));
    }
}
