package io.icebridge.runbook.fleet;

import io.icebridge.journal.Action;
import io.icebridge.journal.Effect;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Reach;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes the deeds of one step that call a cloud at one place. */
public record CloudDraft(String step, Subject subject, Place place) {

    public Key key(String part) {
        return new Key(step, subject, place, part);
    }

    /**
     * What is seen at once, and changes nothing.
     *
     * @param look gives what the journal keeps of it; a {@link io.icebridge.runbook.StepFailure}
     *     when it does not show what it should
     */
    public Deed see(String part, String what, Supplier<Object> look) {
        return await(part, what, () -> Optional.of(look.get()), Duration.ZERO);
    }

    /**
     * What an earlier deed set going; empty while it has not come.
     *
     * @param spoils what is to be done anew when it does not come
     */
    public Deed await(
            String part,
            String what,
            Supplier<Optional<Object>> look,
            Duration limit,
            Key... spoils) {
        return new Deed.Await(Action.look(key(part), what), look, limit, List.of(spoils));
    }

    /** A call that can be made again without harm, and that nothing takes back. */
    public Deed call(String part, String what, Undo undo, Function<Reach, String> cause) {
        return new Deed.Call(
                Effect.repeatable(Action.effect(key(part), what, undo), cause), List.of());
    }

    /** The same, taken back by deeds. */
    public Deed call(String part, String what, List<Deed> undoneBy, Function<Reach, String> cause) {
        return new Deed.Call(
                Effect.repeatable(Action.effect(key(part), what, Deed.undo(undoneBy)), cause),
                undoneBy);
    }

    /**
     * One call for each of several things; each can be made again without harm.
     *
     * @param things their ids; asked for when the step comes to them
     */
    public Deed each(
            String part, String what, Supplier<List<String>> things, Undo undo, One<String> cause) {
        return each(part, what, things, undo, Said.class, said(cause));
    }

    /** The same, taken back by deeds. */
    public Deed each(
            String part,
            String what,
            Supplier<List<String>> things,
            List<Deed> undoneBy,
            One<String> cause) {
        return each(part, what, things, Deed.undo(undoneBy), undoneBy, Said.class, said(cause));
    }

    /** The same, of each of which the journal keeps more than a text. */
    public <R> Deed each(
            String part,
            String what,
            Supplier<List<String>> things,
            Undo undo,
            Class<R> type,
            One<R> cause) {
        return each(part, what, things, undo, List.of(), type, cause);
    }

    private static One<Said> said(One<String> cause) {
        return (reach, thing) -> new Said(cause.of(reach, thing));
    }

    private <R> Deed each(
            String part,
            String what,
            Supplier<List<String>> things,
            Undo undo,
            List<Deed> undoneBy,
            Class<R> type,
            One<R> cause) {
        return new Deed.Each(
                Action.effect(key(part), what, undo),
                things,
                thing ->
                        new Deed.Call(
                                new Effect<>(
                                        Action.effect(key(of(part, thing)), what, undo),
                                        type,
                                        null,
                                        reach -> cause.of(reach, thing)),
                                List.of()),
                undoneBy);
    }

    /** The part of a deed that is about one of several things. */
    public static String of(String part, String thing) {
        return part + ":" + thing;
    }

    /** What is done about one thing. */
    public interface One<R> {
        R of(Reach reach, String thing);
    }
}
