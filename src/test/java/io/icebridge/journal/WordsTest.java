package io.icebridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What keys, subjects, figures and ways back are called. */
class WordsTest {
    private static Expected.Span span(String change, long seconds) {
        return new Expected.Span(new Change(change), Duration.ofSeconds(seconds));
    }

    @Test
    void aSubjectIsReadAsItWasWritten() {
        for (Subject subject :
                List.of(
                        Subject.CHANGE,
                        Subject.service("nova"),
                        Subject.host("ctl-1"),
                        Subject.node("cmp 1"),
                        Subject.server("s1"))) {
            assertThat(Subject.parse(subject.toString())).isEqualTo(subject);
        }
        assertThat(Subject.host("ctl-1")).hasToString("host ctl-1");
    }

    @Test
    void aKeyNamesAllThatTellsItApart() {
        Key key = new Key("holdAddresses", Subject.server("s1"), Place.host("ctl"), "park:p1");
        assertThat(key).hasToString("holdAddresses/server s1/" + Place.host("ctl") + "/park:p1");
        assertThat(key.kind()).isEqualTo("holdAddresses/park");
        assertThat(new Key("a", Subject.CHANGE, Place.host("ctl"), ":x").partKind()).isEmpty();
        assertThat(new Key("a", Subject.CHANGE, Place.host("ctl"), "dump").kind())
                .isEqualTo("a/dump");
    }

    @Test
    void anExpectedTimeSaysWhereItIsFrom() {
        assertThat(Expected.measured(List.of())).isEqualTo(Expected.UNKNOWN);
        assertThat(Expected.measured(List.of(span("A", 7))))
                .isEqualTo(new Expected(7L, "measured once in A"));
        assertThat(Expected.measured(List.of(span("A", 9), span("B", 7), span("A", 8))))
                .isEqualTo(new Expected(8L, "measured 3 times in A, B"));
        assertThat(Expected.within(Duration.ofMinutes(2)))
                .isEqualTo(new Expected(null, "not measured; within 120 s"));
    }

    @Test
    void whereNothingIsUndoneItSaysWhy() {
        assertThat(Undo.needless("it is a copy").shown())
                .isEqualTo("nothing to undo: it is a copy");
        assertThat(Undo.never("the dump stands in").shown())
                .isEqualTo("cannot be undone: the dump stands in");
    }

    @Test
    void aDigestIsThatOfTheText() {
        assertThat(Digest.of("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void whatIsBarredSaysWhetherPeopleCanOpenIt() {
        assertThat(new Barred("no approval").approvalMissing()).isTrue();
        assertThat(new Barred(false, "not now").approvalMissing()).isFalse();
    }
}
