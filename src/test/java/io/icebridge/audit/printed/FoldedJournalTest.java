package io.icebridge.audit.printed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.icebridge.journal.Action;
import io.icebridge.journal.ByHand;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.move.MovingTables;
import org.junit.jupiter.api.Test;

class FoldedJournalTest {
    private static final Change CHANGE = new Change("CHG-1");

    private final MovingTables tables = new MovingTables();
    private final Journal journal = tables.journal();
    private final FoldedJournal folded = new FoldedJournal(tables.source);

    @Test
    void actionsOfOneKindStandOnOneLineWhereverAndOnWhomeverTheyWere() {
        done("attachVolumes", Subject.server("a"), Place.region("new"), "volume:1");
        done("attachVolumes", Subject.server("a"), Place.region("new"), "volume:2");
        done("attachVolumes", Subject.server("b"), Place.region("new"), "volume:3");
        done("stopServer", Subject.server("b"), Place.region("old"), "stop");
        assertThat(folded.byKind("CHG-1"))
                .extracting(Folded::step, Folded::part, Folded::subject, Folded::place)
                .containsExactly(
                        tuple("attachVolumes", "volume", "2 subjects", "region new"),
                        tuple("stopServer", "stop", "server b", "region old"));
        assertThat(folded.byKind("CHG-1")).extracting(Folded::actions).containsExactly(3, 1);
        assertThat(folded.byKind("CHG-2")).isEmpty();
        done("stopService", Subject.service("glance"), Place.host("c1"), "stop");
        assertThat(folded.byKindWithoutServers("CHG-1"))
                .extracting(Folded::step)
                .containsExactly("stopService");
    }

    @Test
    void whatFailedAndWhatAPersonDidIsCountedAndAnotherTryIsNoOtherAction() {
        Key stop = new Key("stopService", Subject.service("glance"), Place.host("c1"), "stop");
        journal.lookedInVain(CHANGE, Action.look(stop, "service stop"), "no");
        journal.begun(CHANGE, Action.look(stop, "service stop"));
        journal.byHand(CHANGE, stop, "service stop", new ByHand("operator", "done"));
        Folded line = folded.byKind("CHG-1").get(0);
        assertThat(line.actions()).isEqualTo(1);
        assertThat(line.failed()).isEqualTo(1);
        assertThat(line.byHand()).isEqualTo(1);
    }

    @Test
    void whateverIsNoServerHasItsLine() {
        done("stopServer", Subject.server("b"), Place.region("old"), "stop");
        done("stopService", Subject.service("glance"), Place.host("c1"), "stop");
        done("stopService", Subject.service("glance"), Place.host("c2"), "stop");
        done("prove", Subject.CHANGE, Place.HERE, "look");
        assertThat(folded.bySubject("CHG-1"))
                .extracting(Folded::subject, Folded::place, Folded::actions)
                .containsExactly(
                        tuple("service glance", "2 places", 2),
                        tuple("change", "here icebridge", 1));
    }

    private void done(String step, Subject subject, Place place, String part) {
        journal.note(CHANGE, new Key(step, subject, place, part), part, new Said("done"));
    }
}
