package io.icebridge.runbook.fleet;

import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.journal.Action;
import io.icebridge.journal.Effect;
import io.icebridge.journal.Key;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** An action together with how it is carried out, and with what takes it back. */
public sealed interface Deed {
    Action action();

    /** What people are told of the deeds that take one back. */
    static Undo undo(List<Deed> undoneBy) {
        return Undo.by(undoneBy.stream().map(Deed::action).toList());
    }

    /** Deeds of the way back, in their order. */
    default List<Deed> undoneBy() {
        return List.of();
    }

    /**
     * A command that changes its host. It runs by itself there, so that a lost connection does not
     * cut it off.
     *
     * @param limit after this long a person is asked
     */
    record Run(Action action, Command command, Duration limit, List<Deed> undoneBy)
            implements Deed {}

    /**
     * A command that changes nothing.
     *
     * @param judge gives what the journal keeps of it
     * @param spoils what is to be done anew when it does not show what it should
     * @param told whether a person who carries it out by hand gives its output, which is judged
     */
    record Look(Action action, Command command, Judge judge, List<Key> spoils, boolean told)
            implements Deed {}

    /** Judges what a look showed. */
    interface Judge {
        /**
         * @return what is kept of it
         * @throws StepFailure when it does not show what it should
         */
        Object judge(Result result);
    }

    /** Anything else that changes a host or a cloud, in a moment. */
    record Call(Effect<?> effect, List<Deed> undoneBy) implements Deed {
        @Override
        public Action action() {
            return effect.action();
        }
    }

    /**
     * One deed for each of several things of which is known only when the step comes to them.
     *
     * @param action stands for all of them; its part is theirs without the thing's id
     * @param things their ids
     * @param deed that of one thing
     */
    record Each(
            Action action,
            Supplier<List<String>> things,
            Function<String, Deed> deed,
            List<Deed> undoneBy)
            implements Deed {}

    /**
     * Waits for something that an earlier deed set going.
     *
     * @param look empty while it has not come; what the journal keeps of it when it has
     * @param limit after this long it has failed
     * @param spoils what is to be done anew when it does not come
     */
    record Await(Action action, Supplier<Optional<Object>> look, Duration limit, List<Key> spoils)
            implements Deed {
        public Await(Action action, Supplier<Optional<Object>> look, Duration limit) {
            this(action, look, limit, List.of());
        }
    }
}
