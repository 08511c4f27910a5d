package io.icebridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.journal.Entry.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final Intent INTENT = new Intent("CHG", "server s1", "stopServer", "os-stop");

    private final Journal journal = TestJournal.fresh();
    private final List<String> effects = new ArrayList<>();

    private Supplier<String> effect(String result) {
        return () -> {
            effects.add(result);
            return result;
        };
    }

    private void fails(Supplier<Optional<String>> lookUp, Reason reason) {
        assertThatThrownBy(() -> journal.perform(INTENT, lookUp, refused(reason)))
                .isInstanceOf(CloudFailure.class);
    }

    private static Supplier<String> refused(Reason reason) {
        return () -> {
            throw new CloudFailure(reason, "POST action", 0, 0, "no", null);
        };
    }

    private List<State> states() {
        return journal.of("CHG").stream().map(Entry::state).toList();
    }

    @Test
    void anEffectIsCausedOnce() {
        assertThat(journal.perform(INTENT, effect("first"))).isEqualTo("first");
        assertThat(journal.perform(INTENT, effect("second"))).isEqualTo("first");
        assertThat(effects).containsExactly("first");
    }

    @Test
    void anUnknownOutcomeIsLookedUpAndNotRepeated() {
        fails(Optional::empty, Reason.UNKNOWN);
        assertThat(journal.perform(INTENT, () -> Optional.of("found"), effect("again")))
                .isEqualTo("found");
        assertThat(effects).isEmpty();
        assertThat(states()).containsExactly(State.DONE);
    }

    @Test
    void whatSurelyHadNoEffectIsTriedAnewWithoutALookUp() {
        fails(Optional::empty, Reason.REFUSED);
        assertThat(journal.perform(INTENT, () -> Optional.of("found"), effect("again")))
                .isEqualTo("again");
        assertThat(states()).containsExactly(State.FAILED, State.DONE);
    }

    @Test
    void aRefusalAfterALookUpThatFoundNothingEndsTheUnknownOutcome() {
        fails(Optional::empty, Reason.UNKNOWN);
        fails(Optional::empty, Reason.REFUSED);
        assertThat(states()).containsExactly(State.FAILED);
    }

    @Test
    void aRefusalDoesNotTellThatAnEarlierTryWithoutALookUpHadNoEffect() {
        for (Reason reason : List.of(Reason.UNKNOWN, Reason.REFUSED)) {
            assertThatThrownBy(() -> journal.perform(INTENT, refused(reason)))
                    .isInstanceOf(CloudFailure.class);
            assertThat(states()).containsExactly(State.BEGUN);
        }
        journal.perform(INTENT, effect("at last"));
        assertThat(states()).containsExactly(State.DONE);
    }

    @Test
    void whatWasSpoiledIsDoneAnew() {
        journal.perform(INTENT, effect("first"));
        journal.spoil("CHG", "server s1", "stopServer", "it runs again");
        assertThat(journal.result("CHG", "server s1", "stopServer")).isEmpty();
        assertThat(journal.perform(INTENT, effect("second"))).isEqualTo("second");
        assertThat(states()).containsExactly(State.FAILED, State.DONE);
    }

    @Test
    void whatAPersonDidIsPassedOver() {
        journal.byHand("CHG", "server s1", "stopServer", "operator", "at the console");
        assertThat(journal.perform(INTENT, effect("ours"))).contains("at the console");
        assertThat(effects).isEmpty();
    }
}
