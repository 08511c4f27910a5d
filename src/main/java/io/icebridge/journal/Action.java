package io.icebridge.journal;

import java.util.List;
import java.util.Set;

/**
 * One action of a step, as the gate shows it, the step carries it out, a person does it by hand and
 * the way back takes it back.
 *
 * @param what the exact command or call, secrets left out; what is only known later has a name in
 *     braces
 * @param effect false for a look, which changes nothing
 * @param barredBy actions that cannot be undone and, begun and of unknown outcome, bar this one
 * @param opposites kinds of the opposite direction: what of them was begun on the same subject must
 *     be known before this one begins
 */
public record Action(
        Key key,
        String what,
        boolean effect,
        Undo undo,
        Expected expected,
        List<Key> barredBy,
        Set<String> opposites) {

    public Action {
        barredBy = List.copyOf(barredBy);
        opposites = Set.copyOf(opposites);
    }

    /** Something that changes a cloud or a host. */
    public static Action effect(Key key, String what, Undo undo) {
        return new Action(key, what, true, undo, Expected.UNKNOWN, List.of(), Set.of());
    }

    /** Something that only looks. */
    public static Action look(Key key, String what) {
        return new Action(key, what, false, Undo.NONE, Expected.MOMENT, List.of(), Set.of());
    }

    public Action expecting(Expected seconds) {
        return new Action(key, what, effect, undo, seconds, barredBy, opposites);
    }

    public Action barredBy(Key... opposites) {
        return new Action(key, what, effect, undo, expected, List.of(opposites), this.opposites);
    }

    /** Waits for what of these kinds was begun on the same subject. */
    public Action opposedBy(Set<String> kinds) {
        return new Action(key, what, effect, undo, expected, barredBy, kinds);
    }
}
