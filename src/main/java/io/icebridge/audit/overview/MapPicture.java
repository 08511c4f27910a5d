package io.icebridge.audit.overview;

import io.icebridge.audit.told.Drawn;
import io.icebridge.audit.told.Lasting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The whole on one page, as it is drawn, with where a change stands in it. */
@Component
class MapPicture {
    private static final String WHOLE = "upgrade-cloud";

    private final Drawn drawn;

    MapPicture(Drawn drawn) {
        this.drawn = drawn;
    }

    /**
     * @return SVG for a page; empty where what was started is not the whole
     */
    Optional<String> of(ChangeView view) {
        if (!view.runs().get(0).start().model().equals(WHOLE)) {
            return Optional.empty();
        }
        Map<String, String> states = states(view);
        Map<String, String> took = new HashMap<>();
        for (Stretch stretch : view.stretches()) {
            if (stretch.begun() != null) {
                took.put(stretch.id(), Lasting.told(stretch.taken(view.now())));
            }
        }
        return Optional.of(
                StillPicture.of(
                        WHOLE,
                        id -> state(id, states),
                        took,
                        "The whole on one page; the table of phases says the same"));
    }

    /** Of the symbols that a state can be told of. */
    private Map<String, String> states(ChangeView view) {
        Map<String, String> states = new HashMap<>();
        view.stretches().forEach(stretch -> states.put(stretch.id(), stretch.state().name()));
        switch (view.badge().kind()) {
            case COMPLETED ->
                    drawn.own(WHOLE).forEach(id -> states.put(id, Stretch.State.DONE.name()));
            case REJECTED, STOPPED ->
                    List.of("stopRequested", "recordStop", "changeEnded")
                            .forEach(id -> states.put(id, Stretch.State.ENDED_HERE.name()));
            default -> {}
        }
        return states;
    }

    /** A flow was taken when what it leads to has begun. */
    private static Optional<String> state(String id, Map<String, String> states) {
        if (states.containsKey(id)) {
            return Optional.of(states.get(id));
        }
        return states.entrySet().stream()
                .filter(e -> !e.getValue().equals(Stretch.State.AHEAD.name()))
                .map(Map.Entry::getKey)
                .filter(
                        to ->
                                id.endsWith(
                                        "To" + to.substring(0, 1).toUpperCase() + to.substring(1)))
                .findFirst()
                .map(to -> "TAKEN");
    }
}
