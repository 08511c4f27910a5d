package io.icebridge.journal;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An action together with how it is carried out.
 *
 * @param type of what it gives
 * @param lookUp finds out, by looking alone, whether it has happened, and what it gave; empty when
 *     it surely has not; null for an effect that can be repeated without harm
 * @param cause gives back what later steps need of it, never null
 */
public record Effect<R>(
        Action action, Class<R> type, Supplier<Optional<R>> lookUp, Function<Reach, R> cause) {

    /** An effect that can be repeated without harm, and gives nothing that later steps need. */
    public static Effect<Said> repeatable(Action action, Function<Reach, String> cause) {
        return new Effect<>(action, Said.class, null, reach -> new Said(cause.apply(reach)));
    }
}
