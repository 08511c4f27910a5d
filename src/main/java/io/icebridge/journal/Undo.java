package io.icebridge.journal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What takes an effect back.
 *
 * @param by the actions of the way back, in their order; empty where nothing is taken back
 * @param words what a person is told where there is no action: why nothing needs to be undone, or
 *     that nothing can
 */
public record Undo(List<Action> by, String words) {
    /** For looks, and for actions that are a way back themselves. */
    public static final Undo NONE = new Undo(List.of(), "");

    public Undo {
        by = List.copyOf(by);
    }

    public static Undo by(List<Action> actions) {
        return new Undo(actions, "");
    }

    /** Nothing has to be undone, for this reason. */
    public static Undo needless(String why) {
        return new Undo(List.of(), "nothing to undo: " + why);
    }

    /** Nothing can undo it; the words say what stands in for that. */
    public static Undo never(String instead) {
        return new Undo(List.of(), "cannot be undone: " + instead);
    }

    /** For people. */
    public String shown() {
        return by.isEmpty()
                ? words
                : by.stream()
                        .map(a -> a.key().step() + ": " + a.what())
                        .collect(Collectors.joining("; "));
    }
}
