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
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the door does about an effect whose answer nobody heard. */
class LostAnswersTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final Subject SERVER = Subject.server("s1");
    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final Instant BEGUN = Instant.parse("2014-05-01T14:30:10Z");

    private final MovableClock clock = new MovableClock(BEGUN);
    private final Journal journal = TestDoor.journal(clock);
    private final Door door = TestDoor.open(journal, new RequestLife(LIFE, clock), null, null);

    /** How often the cloud was asked for it, and whether it is there. */
    private int asked;

    private boolean there;
    private Supplier<RuntimeException> answer = () -> null;

    private static Action action(String step) {
        return Action.effect(new Key(step, SERVER, Place.region("new"), "boot"), step, Undo.NONE);
    }

    private String boot(Supplier<Optional<String>> lookUp) {
        return door.carryOut(
                CHANGE,
                new Effect<>(
                        action("bootServer"),
                        String.class,
                        lookUp,
                        reach -> {
                            asked++;
                            RuntimeException lost = answer.get();
                            if (lost != null) {
                                throw lost;
                            }
                            there = true;
                            return "n1";
                        }));
    }

    private String boot() {
        return boot(() -> there ? Optional.of("n1") : Optional.empty());
    }

    private void lost() {
        answer = () -> new CloudFailure(Reason.UNKNOWN, "POST /servers", 504, 0, "", null);
        assertThatThrownBy(this::boot).isInstanceOf(CloudFailure.class);
        answer = () -> null;
    }

    private State state() {
        return journal.last(CHANGE, action("bootServer").key()).orElseThrow().state();
    }

    @Test
    void nothingIsDecidedBeforeItsRequestCanLiveNoLonger() {
        lost();
        clock.to(BEGUN.plusSeconds(119));
        assertThatThrownBy(this::boot)
                .isInstanceOfSatisfying(
                        NotNow.class, later -> assertThat(later.from()).isEqualTo(BEGUN.plus(LIFE)))
                .hasMessageContaining("known from 2014-05-01T14:32:10Z");
        assertThat(asked).isEqualTo(1);
        assertThat(state()).isEqualTo(State.BEGUN);
    }

    @Test
    void whatCameLateIsFoundAndNotMadeAgain() {
        lost();
        there = true;
        assertThat(boot()).isEqualTo("n1");
        assertThat(asked).isEqualTo(1);
        assertThat(state()).isEqualTo(State.DONE);
    }

    @Test
    void whatNeverCameIsWrittenDownAsFailedAndMadeAgain() {
        lost();
        clock.to(BEGUN.plus(LIFE));
        assertThat(boot()).isEqualTo("n1");
        assertThat(asked).isEqualTo(2);
        assertThat(journal.of(CHANGE))
                .extracting(Entry::state)
                .containsExactly(State.FAILED, State.DONE);
    }

    @Test
    void anAnswerToTheFirstLookThatWasOldDecidesNothing() {
        lost();
        clock.to(BEGUN.plus(LIFE));
        int[] looks = new int[1];
        assertThat(boot(() -> ++looks[0] == 2 ? Optional.of("n1") : Optional.empty()))
                .isEqualTo("n1");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void whatCanBeRepeatedIsNotRepeatedEarlierSinceItCouldUndoWhatFollows() {
        answer = () -> new CloudFailure(Reason.UNKNOWN, "PUT /ports", 0, 0, "", null);
        assertThatThrownBy(() -> boot(null)).isInstanceOf(CloudFailure.class);
        answer = () -> null;
        assertThatThrownBy(() -> boot(null)).isInstanceOf(NotNow.class);
        clock.to(BEGUN.plus(LIFE));
        assertThat(boot(null)).isEqualTo("n1");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void theTimeCountsFromTheLastTimeThatItWasSent() {
        answer = () -> new CloudFailure(Reason.UNKNOWN, "PUT /ports", 0, 0, "", null);
        assertThatThrownBy(() -> boot(null)).isInstanceOf(CloudFailure.class);
        clock.to(BEGUN.plus(LIFE));
        assertThatThrownBy(() -> boot(null)).isInstanceOf(CloudFailure.class);
        clock.to(BEGUN.plus(LIFE).plusSeconds(60));
        assertThatThrownBy(() -> boot(null)).isInstanceOf(NotNow.class);
    }

    @Test
    void aRefusalOfALaterTryIsAReasonToLookAgain() {
        lost();
        clock.to(BEGUN.plus(LIFE));
        answer =
                () -> {
                    there = true;
                    return new CloudFailure(Reason.CONFLICT, "POST /servers", 409, 0, "port", null);
                };
        assertThat(boot()).isEqualTo("n1");
        assertThat(state()).isEqualTo(State.DONE);
    }

    @Test
    void aRefusalOfTheFirstTryIsAFailure() {
        answer = () -> new CloudFailure(Reason.CONFLICT, "POST /servers", 409, 0, "port", null);
        assertThatThrownBy(this::boot).isInstanceOf(CloudFailure.class);
        assertThat(state()).isEqualTo(State.FAILED);
    }

    @Test
    void whatIsThereAfterTheFirstTryWasRefusedIsNotItsEffect() {
        answer =
                () -> {
                    there = true;
                    return new CloudFailure(Reason.CONFLICT, "POST /servers", 409, 0, "name", null);
                };
        assertThatThrownBy(this::boot).isInstanceOf(CloudFailure.class);
        assertThat(state()).isEqualTo(State.FAILED);
    }

    @Test
    void whatIsFoundAfterARefusalIsDoneWithoutAnotherCall() {
        answer = () -> new CloudFailure(Reason.CONFLICT, "POST /servers", 409, 0, "port", null);
        assertThatThrownBy(this::boot).isInstanceOf(CloudFailure.class);
        there = true;
        assertThat(boot()).isEqualTo("n1");
        assertThat(asked).isEqualTo(1);
        assertThat(state()).isEqualTo(State.DONE);
    }

    @Test
    void aHostThatRefusesALaterTryIsLookedAtAgain() {
        answer = () -> new HostFailure(HostFailure.Reason.CONNECTION_LOST, "ctl", "cut", null);
        assertThatThrownBy(this::boot).isInstanceOf(HostFailure.class);
        clock.to(BEGUN.plus(LIFE));
        answer =
                () -> {
                    there = true;
                    return new HostFailure(HostFailure.Reason.UNREACHABLE, "ctl", "no", null);
                };
        assertThat(boot()).isEqualTo("n1");
        assertThat(state()).isEqualTo(State.DONE);
    }

    @Test
    void theOtherDirectionWaitsUntilItIsKnown() {
        lost();
        Action undo =
                action("removeNewServer").opposedBy(Set.of(action("bootServer").key().kind()));
        Effect<Said> back = Effect.repeatable(undo, reach -> "done");
        assertThatThrownBy(() -> door.carryOut(CHANGE, back))
                .isInstanceOf(NotNow.class)
                .hasMessageContaining("removeNewServer waits")
                .hasMessageContaining("bootServer");
        clock.to(BEGUN.plus(LIFE));
        assertThat(door.carryOut(CHANGE, back).text()).isEqualTo("done");
    }
}
