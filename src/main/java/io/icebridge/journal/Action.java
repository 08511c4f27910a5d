package io.icebridge.journal;

import java.util.List;

/**
 * One action of a step, as the gate shows it, the step carries it out, a person does it by hand and
 * the way back takes it back.
 *
 * @param what the exact command or call, secrets left out; what is only known later has a name in
 *     braces
 * @param effect false for a look, which changes nothing
 * @param barredBy actions that, begun and of unknown outcome, bar this one
 */
public record Action(
        Key key, String what, boolean effect, Undo undo, Expected expected, List<Key> barredBy) {

    public Action {
        barredBy = List.copyOf(barredBy);
    }

    /** Something that changes a cloud or a host. */
    public static Action effect(Key key, String what, Undo undo) {
        return new Action(key, what, true, undo, Expected.UNKNOWN, List.of());
    }

    /** Something that only looks. */
    public static Action look(Key key, String what) {
        return new Action(key, what, false, Undo.NONE, Expected.MOMENT, List.of());
    }

    public Action expecting(Expected seconds) {
        return new Action(key, what, effect, undo, seconds, barredBy);
    }

    public Action barredBy(Key... opposites) {
        return new Action(key, what, effect, undo, expected, List.of(opposites));
    }
}
