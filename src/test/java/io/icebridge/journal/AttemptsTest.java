package io.icebridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.MovableClock;
import io.icebridge.journal.Entry.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the journal counts attempts, and what it says of the last one. */
class AttemptsTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final Instant BEGUN = Instant.parse("2014-05-01T14:30:10Z");

    private final MovableClock clock = new MovableClock(BEGUN);
    private final Journal journal = TestDoor.journal(clock);

    private static Action action(Subject subject, String step) {
        return Action.effect(new Key(step, subject, Place.HERE, "do"), step, Undo.NONE);
    }

    private static Action boot() {
        return action(Subject.server("s1"), "boot");
    }

    private List<String> attempts() {
        return journal.of(CHANGE).stream().map(e -> e.attempt() + " " + e.state()).toList();
    }

    private Entry last() {
        return journal.last(CHANGE, boot().key()).orElseThrow();
    }

    @Test
    void anAttemptThatFailedHasAnotherAfterIt() {
        journal.failed(journal.attempt(CHANGE, boot()), "no room");
        journal.done(journal.attempt(CHANGE, boot()), new Said("n1"));
        assertThat(attempts()).containsExactly("1 FAILED", "2 DONE");
        assertThat(journal.of(CHANGE).get(0).why()).isEqualTo("no room");
    }

    @Test
    void anOpenAttemptIsTheSameOnceMoreAndBeginsNow() {
        journal.attempt(CHANGE, boot());
        clock.to(BEGUN.plusSeconds(9));
        Entry again = journal.attempt(CHANGE, boot());
        assertThat(attempts()).containsExactly("1 BEGUN");
        assertThat(again.begun()).isEqualTo(BEGUN.plusSeconds(9));
        assertThat(again.ended()).isNull();
    }

    @Test
    void whatIsAnnouncedToBeDoneAnewIsTheNextAttempt() {
        journal.done(journal.attempt(CHANGE, boot()), new Said("n1"));
        journal.anew(CHANGE, boot().key(), "undone");
        journal.anew(CHANGE, boot().key(), "undone twice");
        assertThat(attempts()).containsExactly("1 DONE", "2 ANEW");
        journal.attempt(CHANGE, boot());
        assertThat(attempts()).containsExactly("1 DONE", "2 BEGUN");
        assertThat(journal.mayBeDone(CHANGE, boot().key())).isTrue();
        assertThat(journal.settled(CHANGE, boot().key())).isFalse();
    }

    @Test
    void allThatWasDoneAboutASubjectIsAnnouncedAtOneMoment() {
        journal.done(journal.attempt(CHANGE, boot()), new Said("n1"));
        journal.attempt(CHANGE, action(Subject.server("s1"), "stop"));
        journal.failed(journal.attempt(CHANGE, action(Subject.server("s1"), "lock")), "refused");
        journal.done(journal.attempt(CHANGE, action(Subject.server("s2"), "boot")), null);
        clock.to(BEGUN.plusSeconds(9));
        journal.anew(CHANGE, Subject.server("s1"), "undone");
        assertThat(journal.of(CHANGE))
                .filteredOn(e -> e.state() == State.ANEW)
                .extracting(e -> e.key().subject().name() + " " + e.what() + " " + e.begun())
                .containsExactly(
                        "s1 boot " + BEGUN.plusSeconds(9), "s1 stop " + BEGUN.plusSeconds(9));
    }

    @Test
    void aPersonsWordEndsTheOpenAttemptOrIsOneOfItsOwn() {
        journal.attempt(CHANGE, boot());
        journal.byHand(CHANGE, boot().key(), "boot", new ByHand("ada", "done"));
        assertThat(attempts()).containsExactly("1 BY_HAND");
        journal.byHand(CHANGE, boot().key(), "boot", new ByHand("bob", "done again"));
        assertThat(attempts()).containsExactly("1 BY_HAND", "2 BY_HAND");
        assertThat(last().byHand()).contains(new ByHand("bob", "done again"));
        Action other = action(Subject.server("s1"), "stop");
        journal.byHand(CHANGE, other.key(), "stop", new ByHand("ada", "first"));
        assertThat(journal.last(CHANGE, other.key()).orElseThrow().attempt()).isEqualTo(1);
    }

    @Test
    void notesOfOneThingAreCounted() {
        journal.note(CHANGE, boot().key(), "chosen", new Said("one"));
        journal.note(CHANGE, boot().key(), "chosen", new Said("another"));
        assertThat(attempts()).containsExactly("1 DONE", "2 DONE");
        assertThat(journal.result(CHANGE, boot().key(), Said.class)).contains(new Said("another"));
    }

    @Test
    void aLookThatShowedNothingIsAnAttemptThatFailed() {
        journal.lookedInVain(CHANGE, boot(), "it is not there");
        assertThat(last().state()).isEqualTo(State.FAILED);
        assertThat(last().ended()).isEqualTo(BEGUN);
        journal.looked(CHANGE, boot(), new Said("there"));
        assertThat(attempts()).containsExactly("1 FAILED", "2 DONE");
    }

    @Test
    void ofAStepTheLastAttemptOfEachActionCounts() {
        Action other = action(Subject.server("s2"), "boot");
        journal.failed(journal.attempt(CHANGE, boot()), "no room");
        journal.attempt(CHANGE, boot());
        journal.done(journal.attempt(CHANGE, other), new Said("n2"));
        journal.attempt(CHANGE, action(Subject.server("s1"), "stop"));
        assertThat(journal.last(CHANGE, "boot"))
                .extracting(e -> e.key().subject().name() + " " + e.attempt() + " " + e.state())
                .containsExactlyInAnyOrder("s1 2 BEGUN", "s2 1 DONE");
        assertThat(journal.last(CHANGE, Subject.server("s1"), "boot"))
                .extracting(Entry::state)
                .containsExactly(State.BEGUN);
        assertThat(journal.settled(CHANGE, Subject.server("s2"), "boot"))
                .containsExactly(other.key());
        assertThat(journal.settled(CHANGE, Subject.server("s1"), "boot")).isEmpty();
    }

    @Test
    void serversCanBeLeftOut() {
        journal.attempt(CHANGE, boot());
        journal.attempt(CHANGE, action(Subject.CHANGE, "open"));
        assertThat(journal.withoutServers(CHANGE))
                .extracting(e -> e.key().step())
                .containsExactly("open");
    }

    @Test
    void howLongSomethingTookIsMeasuredInAllChanges() {
        Entry begun = journal.attempt(CHANGE, boot());
        clock.to(BEGUN.plusSeconds(30));
        journal.done(begun, new Said("n1"));
        assertThat(journal.took(Subject.server("s1"), "boot", "boot").seconds()).isEqualTo(30);
        assertThat(journal.took(Subject.server("s9"), "boot", "boot")).isEqualTo(Expected.UNKNOWN);
    }

    @Test
    void whatWasBegunToBeLookedForIsTheSameUntilItEnds() {
        Entry first = journal.begun(CHANGE, boot());
        assertThat(journal.begun(CHANGE, boot()).number()).isEqualTo(first.number());
        journal.failed(first, null);
        assertThat(last().why()).isEmpty();
        assertThat(journal.begun(CHANGE, boot()).attempt()).isEqualTo(2);
    }
}
