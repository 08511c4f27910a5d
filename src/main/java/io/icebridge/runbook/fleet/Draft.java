package io.icebridge.runbook.fleet;

import io.icebridge.host.Command;
import io.icebridge.journal.Action;
import io.icebridge.journal.Effect;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Reach;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.fleet.Deed.Judge;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Writes the deeds of one step on hosts. */
public record Draft(String step, Subject subject) {
    /** Longer than any start or stop of a service takes. */
    public static final Duration SHORT = Duration.ofMinutes(15);

    /** Package upgrades, dumps and schema changes. */
    public static final Duration LONG = Duration.ofHours(3);

    public Key key(String host, String part) {
        return new Key(step, subject, Place.host(host), part);
    }

    /** A command that these deeds take back. */
    public Deed run(String host, String part, Command command, List<Deed> undoneBy) {
        Undo undo = Deed.undo(undoneBy);
        return run(host, part, command, undo, SHORT, undoneBy);
    }

    /** A command that nothing takes back; the undo says why. */
    public Deed run(String host, String part, Command command, Undo undo) {
        return run(host, part, command, undo, SHORT, List.of());
    }

    /** The same for a command that may take long. */
    public Deed runLong(String host, String part, Command command, Undo undo) {
        return run(host, part, command, undo, LONG, List.of());
    }

    /** The same, taken back by deeds. */
    public Deed runLong(String host, String part, Command command, List<Deed> undoneBy) {
        Undo undo = Deed.undo(undoneBy);
        return run(host, part, command, undo, LONG, undoneBy);
    }

    private Deed run(
            String host,
            String part,
            Command command,
            Undo undo,
            Duration limit,
            List<Deed> undoneBy) {
        Action action = Action.effect(key(host, part), command.line(), undo);
        return new Deed.Run(action, command, limit, undoneBy);
    }

    /** A command that changes nothing and must show what the judge wants. */
    public Deed look(String host, String part, Command command, Judge judge, Key... spoils) {
        return new Deed.Look(
                Action.look(key(host, part), command.line()),
                command,
                judge,
                List.of(spoils),
                false);
    }

    /** The same, of which a person who carries it out by hand gives the output. */
    public Deed told(String host, String part, Command command, Judge judge) {
        return new Deed.Look(
                Action.look(key(host, part), command.line()), command, judge, List.of(), true);
    }

    /**
     * Something that one of our own programs does on the host in a moment, and that can be done
     * again without harm.
     *
     * @param what exactly that, secrets left out
     */
    public Deed call(
            String host, String part, String what, Undo undo, Function<Reach, String> cause) {
        return new Deed.Call(
                Effect.repeatable(Action.effect(key(host, part), what, undo), cause), List.of());
    }

    /** The same, taken back by deeds. */
    public Deed call(
            String host,
            String part,
            String what,
            List<Deed> undoneBy,
            Function<Reach, String> cause) {
        Undo undo = Deed.undo(undoneBy);
        return new Deed.Call(
                Effect.repeatable(Action.effect(key(host, part), what, undo), cause), undoneBy);
    }
}
