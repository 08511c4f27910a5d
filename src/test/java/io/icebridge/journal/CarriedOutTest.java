package io.icebridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.MovableClock;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.host.HostFailure;
import io.icebridge.journal.Entry.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the door lets happen, once, and what it says of it. */
class CarriedOutTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final Subject SERVER = Subject.server("s1");
    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final Instant BEGUN = Instant.parse("2014-05-01T14:30:10Z");
    private static final ByHand WORD = new ByHand("ada", "done");

    private final MovableClock clock = new MovableClock(BEGUN);
    private final Journal journal = TestDoor.journal(clock);
    private final List<String> asked = new ArrayList<>();
    private Warrants warrants = (change, action) -> {};
    private Hours hours = Hours.ALWAYS;

    private Door door() {
        return new Door(journal, warrants, hours, new RequestLife(LIFE, clock), null, null);
    }

    private static Action action(String step) {
        return Action.effect(new Key(step, SERVER, Place.region("new"), "do"), step, Undo.NONE);
    }

    private <R> R carryOut(Class<R> type, Supplier<Optional<R>> lookUp, R given) {
        return door().carryOut(
                        CHANGE,
                        new Effect<>(
                                action("boot"),
                                type,
                                lookUp,
                                reach -> {
                                    asked.add("boot");
                                    return given;
                                }));
    }

    private String boot() {
        return carryOut(String.class, Optional::empty, "n1");
    }

    private void lost(Action action) {
        assertThatThrownBy(
                        () ->
                                door().carryOut(
                                                CHANGE,
                                                Effect.repeatable(
                                                        action,
                                                        reach -> {
                                                            throw new CloudFailure(
                                                                    Reason.UNKNOWN,
                                                                    "POST",
                                                                    504,
                                                                    0,
                                                                    "",
                                                                    null);
                                                        })))
                .isInstanceOf(CloudFailure.class);
    }

    private State state(String step) {
        return journal.last(CHANGE, action(step).key()).orElseThrow().state();
    }

    @Test
    void whatWasDoneIsNotDoneAgainAndGivesTheSame() {
        assertThat(boot()).isEqualTo("n1");
        assertThat(carryOut(String.class, Optional::empty, "n2")).isEqualTo("n1");
        assertThat(asked).containsExactly("boot");
    }

    @Test
    void whatIsNotApprovedLeavesNoTraceButTheRefusal() {
        warrants =
                (change, action) -> {
                    throw new Barred(false, "nothing of it was approved");
                };
        assertThatThrownBy(this::boot).isInstanceOf(Barred.class);
        assertThat(asked).isEmpty();
        assertThat(journal.of(CHANGE)).isEmpty();
    }

    @Test
    void outsideOfItsHoursNothingBegins() {
        hours =
                (change, action) -> {
                    throw new NotNow(BEGUN.plusSeconds(60), "the window is closed");
                };
        assertThatThrownBy(this::boot).isInstanceOf(NotNow.class);
        assertThat(asked).isEmpty();
        assertThatThrownBy(() -> door().start(CHANGE, action("dump"), begun -> asked.add("dump")))
                .isInstanceOf(NotNow.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatAPersonDidIsTakenAtHisWord() {
        journal.byHand(CHANGE, action("boot").key(), "boot", WORD);
        assertThat(carryOut(Said.class, null, new Said("ours")).text()).isEqualTo("done");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatAPersonMadeIsLookedFor() {
        journal.byHand(CHANGE, action("boot").key(), "boot", WORD);
        assertThat(carryOut(String.class, () -> Optional.of("theirs"), "ours")).isEqualTo("theirs");
        assertThatThrownBy(this::boot)
                .isInstanceOf(Barred.class)
                .hasMessageContaining("what was done by hand is not found: boot");
        assertThatThrownBy(() -> carryOut(String.class, null, "ours")).isInstanceOf(Barred.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatCannotBeUndoneAndIsNotKnownBarsWhatItIsNamedBy() {
        lost(action("delete"));
        Action undo = action("undo").barredBy(action("delete").key());
        Effect<Said> back = Effect.repeatable(undo, reach -> "back");
        clock.to(BEGUN.plus(LIFE).plusSeconds(1));
        assertThatThrownBy(() -> door().carryOut(CHANGE, back))
                .isInstanceOf(Barred.class)
                .hasMessageContaining("undo waits until it is known what became of delete");
        journal.failed(journal.last(CHANGE, action("delete").key()).orElseThrow(), "it is there");
        assertThat(door().carryOut(CHANGE, back).text()).isEqualTo("back");
    }

    @Test
    void whatIsToBeDoneAnewWaitsForWhatWasBegunBefore() {
        lost(action("boot"));
        journal.anew(CHANGE, action("boot").key(), "undone");
        assertThat(state("boot")).isEqualTo(State.ANEW);
        assertThatThrownBy(this::boot)
                .isInstanceOf(NotNow.class)
                .hasMessageContaining("another try waits");
        assertThat(asked).isEmpty();
        clock.to(BEGUN.plus(LIFE));
        assertThat(boot()).isEqualTo("n1");
    }

    @Test
    void whatMayStillComeIsAskedForByItsKindOrItsKey() {
        lost(action("boot"));
        String kind = action("boot").key().kind();
        assertThatThrownBy(() -> door().mustBeKnown(CHANGE, SERVER, Set.of(kind), "undo"))
                .isInstanceOf(NotNow.class)
                .hasMessageContaining("undo waits");
        assertThatThrownBy(() -> door().mustBeKnown(CHANGE, action("boot").key(), "undo"))
                .isInstanceOf(NotNow.class);
        door().mustBeKnown(CHANGE, SERVER, Set.of("another/kind"), "undo");
        door().mustBeKnown(CHANGE, action("another").key(), "undo");
        Key part = new Key("boot", SERVER, Place.region("new"), "another");
        door().mustBeKnown(CHANGE, part, "undo");
        clock.to(BEGUN.plus(LIFE));
        door().mustBeKnown(CHANGE, SERVER, Set.of(kind), "undo");
        door().mustBeKnown(CHANGE, action("boot").key(), "undo");
    }

    @Test
    void whatGoesOnByItselfIsBegunUntilItsEndIsSeen() {
        Entry entry =
                door().start(CHANGE, action("dump"), begun -> asked.add("" + begun.attempt()));
        assertThat(asked).containsExactly("1");
        assertThat(state("dump")).isEqualTo(State.BEGUN);
        door().ended(entry, new Said("exit 0"));
        assertThat(state("dump")).isEqualTo(State.DONE);
    }

    @Test
    void aStartThatSurelyFailedIsAFailureButNotWhenAnEarlierOneMayHaveStarted() {
        HostFailure refused =
                new HostFailure(HostFailure.Reason.UNREACHABLE, "ctl1", "no route", null);
        HostFailure cut = new HostFailure(HostFailure.Reason.CONNECTION_LOST, "ctl1", "cut", null);
        assertThatThrownBy(() -> start(refused)).isSameAs(refused);
        assertThat(state("dump")).isEqualTo(State.FAILED);
        assertThatThrownBy(() -> start(cut)).isSameAs(cut);
        assertThat(state("dump")).isEqualTo(State.BEGUN);
        clock.to(BEGUN.plus(LIFE));
        assertThatThrownBy(() -> start(refused)).isSameAs(refused);
        assertThat(state("dump")).isEqualTo(State.BEGUN);
    }

    private void start(HostFailure failure) {
        door().start(
                        CHANGE,
                        action("dump"),
                        begun -> {
                            throw failure;
                        });
    }
}
