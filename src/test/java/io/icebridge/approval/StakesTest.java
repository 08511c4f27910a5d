package io.icebridge.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Evidence.Fact;
import io.icebridge.journal.Action;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Step;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a gate says of what is at stake. */
class StakesTest {
    private static final Subject KEYSTONE = Subject.service("keystone");

    private static Action action(String step, String host, Undo undo) {
        return Action.effect(new Key(step, KEYSTONE, Place.host(host), "do"), step, undo);
    }

    private static String told(String what, Action... actions) {
        Slice slice =
                new Slice(
                        "service", KEYSTONE, List.of(new Step("step", KEYSTONE, List.of(actions))));
        return Stakes.of(List.of(slice)).stream()
                .filter(fact -> fact.what().equals(what))
                .map(Fact::value)
                .findFirst()
                .orElse("");
    }

    @Test
    void looksAreNoChanges() {
        Action look = Action.look(new Key("look", KEYSTONE, Place.host("c1"), "see"), "cat x");
        assertThat(told("Changes by this gate", look)).isEqualTo("none");
    }

    @Test
    void changesAreCountedWithTheirHosts() {
        Undo back = Undo.needless("it may run twice");
        assertThat(
                        told(
                                "Changes by this gate",
                                action("stop", "c1", back),
                                action("stop", "c2", back)))
                .isEqualTo("2 on c1, c2");
    }

    @Test
    void whatCannotBeUndoneIsNamedWithWhatStandsInForIt() {
        assertThat(
                        told(
                                "Cannot be undone",
                                action("stop", "c1", Undo.needless("it may run twice")),
                                action("drop", "c1", Undo.never("a dump is kept"))))
                .isEqualTo("1 of 2 changes: drop: a dump is kept");
    }

    @Test
    void whereAllHasAWayBackThatIsSaid() {
        assertThat(
                        told(
                                "Cannot be undone",
                                action("stop", "c1", Undo.needless("it may run twice"))))
                .startsWith("nothing");
    }

    @Test
    void whatWasNeverMeasuredIsNotAddedUp() {
        assertThat(
                        told(
                                "Takes, one after another",
                                action("stop", "c1", Undo.needless("it may run twice"))))
                .startsWith("not known");
    }
}
