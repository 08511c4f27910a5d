package io.icebridge.audit.map;

import io.icebridge.audit.overview.Stretch;
import io.icebridge.audit.told.Lasting;
import java.time.Instant;
import java.util.List;

/**
 * How far the elements of a model are.
 *
 * @param flows ids of those that were taken
 * @param cancelled who took away what ran, and why; empty where nobody did
 */
public record MapStates(
        String model,
        String subject,
        List<State> elements,
        List<String> flows,
        String cancelled,
        Instant now) {

    /**
     * Of one element.
     *
     * @param took for people; empty where it is not known
     * @param words what people said and what failed
     * @param down where a click leads; empty where nothing is called
     */
    public record State(
            String id,
            String name,
            Stretch.State state,
            Instant begun,
            Instant ended,
            String took,
            int tokens,
            List<String> words,
            String down) {}

    static MapStates of(MapView view) {
        return new MapStates(
                view.model(),
                view.scope().subject(),
                view.marks().stream()
                        .map(
                                mark ->
                                        new State(
                                                mark.id(),
                                                mark.name(),
                                                mark.state(),
                                                mark.begun(),
                                                mark.ended(),
                                                Lasting.told(mark.taken(view.now())),
                                                mark.tokens(),
                                                mark.words(),
                                                mark.down()))
                        .toList(),
                view.flows(),
                view.cancelled(),
                view.now());
    }
}
