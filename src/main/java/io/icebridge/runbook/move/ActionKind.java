package io.icebridge.runbook.move;

import io.icebridge.journal.Action;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a kind of action is defined: where and how, at which steps, for which servers, what takes it
 * back, and what a person types who does it by hand.
 */
final class ActionKind {
    final On on;
    final String part;
    final Function<Route, String> call;
    boolean effect = true;
    List<String> steps = List.of();
    Predicate<Route> which = route -> true;
    List<UndoAction> undoneBy = List.of();
    List<String> typed = List.of();
    private Undo words = Undo.NONE;

    private ActionKind(On on, String part, Function<Route, String> call) {
        this.on = on;
        this.part = part;
        this.call = call;
    }

    /**
     * @param part tells it apart from the other actions of its step at its place
     * @param call what is called; what is only known later has a name in braces
     */
    static ActionKind at(On on, String part, String call) {
        return new ActionKind(on, part, route -> call);
    }

    static ActionKind at(On on, String part, Function<Route, String> call) {
        return new ActionKind(on, part, call);
    }

    /** Changes nothing. */
    ActionKind looking() {
        effect = false;
        return this;
    }

    /** Element ids of the steps that do it; the first is where it is drawn. */
    ActionKind in(String... drawn) {
        steps = List.of(drawn);
        return this;
    }

    ActionKind where(Predicate<Route> some) {
        which = some;
        return this;
    }

    ActionKind undoneBy(UndoAction... actions) {
        undoneBy = List.of(actions);
        return this;
    }

    ActionKind needless(String why) {
        words = Undo.needless(why);
        return this;
    }

    ActionKind never(String instead) {
        words = Undo.never(instead);
        return this;
    }

    /** Commands of the releases' own clients, in order. */
    ActionKind typed(String... commands) {
        typed = List.of(commands);
        return this;
    }

    Undo undo(Route route, Subject server) {
        List<Action> by =
                undoneBy.stream()
                        .filter(back -> back.of(route))
                        .map(back -> back.action(route, back.steps().get(0), server, ""))
                        .toList();
        return by.isEmpty() ? words : Undo.by(by);
    }
}
