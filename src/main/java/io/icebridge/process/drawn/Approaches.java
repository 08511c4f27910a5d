package io.icebridge.process.drawn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * From where a token may come to each symbol, across all models. An approval is believed where its
 * gate was left, and on from there; a symbol from which an event leads away may not have been left.
 */
final class Approaches {
    /** Whence nothing leads back: a person's start, or what nobody draws a way to. */
    private static final Place NOWHERE = new Place(null, false);

    private final Map<Place, List<Place>> from = new HashMap<>();

    /**
     * Where a token is.
     *
     * @param left whether it has left the gate that the symbol is
     */
    private record Place(Symbol symbol, boolean left) {
        private static Place at(Symbol symbol) {
            return new Place(symbol, false);
        }

        private static Place after(Symbol symbol) {
            return symbol == null ? NOWHERE : new Place(symbol, Drawings.isGate(symbol));
        }
    }

    static Approaches of(Drawings all) {
        Approaches ways = new Approaches();
        all.processes()
                .forEach(
                        process -> {
                            List<Place> callers =
                                    new ArrayList<>(all.callsOf(process).map(Place::at).toList());
                            if (callers.isEmpty() || startable(process)) {
                                callers.add(NOWHERE);
                            }
                            ways.from.put(Place.at(process), callers);
                            ways.inside(process);
                        });
        return ways;
    }

    private static boolean startable(Symbol process) {
        return !process.attribute("camunda:isStartableInTasklist").equals("false")
                || !process.attribute("camunda:candidateStarterGroups").isEmpty();
    }

    private void inside(Symbol process) {
        Map<String, Symbol> named =
                process.all()
                        .filter(symbol -> !symbol.id().isEmpty())
                        .collect(Collectors.toMap(Symbol::id, Function.identity(), (a, b) -> a));
        Map<String, List<Place>> flows =
                process.all("sequenceFlow")
                        .collect(
                                Collectors.groupingBy(
                                        flow -> flow.attribute("targetRef"),
                                        Collectors.mapping(
                                                flow ->
                                                        Place.after(
                                                                named.get(
                                                                        flow.attribute(
                                                                                "sourceRef"))),
                                                Collectors.toList())));
        process.all()
                .filter(symbol -> !symbol.equals(process))
                .forEach(symbol -> from.put(Place.at(symbol), before(symbol, named, flows)));
        process.all()
                .filter(Drawings::isGate)
                .forEach(gate -> from.put(Place.after(gate), List.of(Place.at(gate))));
    }

    private static List<Place> before(
            Symbol symbol, Map<String, Symbol> named, Map<String, List<Place>> flows) {
        if (symbol.is("startEvent") || symbol.attribute("triggeredByEvent").equals("true")) {
            return List.of(Place.at(symbol.parent()));
        }
        if (symbol.is("boundaryEvent")) {
            Symbol at = named.get(symbol.attribute("attachedToRef"));
            return List.of(at == null ? NOWHERE : Place.at(at));
        }
        return flows.getOrDefault(symbol.id(), List.of(NOWHERE));
    }

    /** A way to the symbol past none of these gates; empty where there is none. */
    List<String> past(Set<String> gates, Symbol symbol) {
        Map<Place, Place> next = new LinkedHashMap<>();
        Set<Place> seen = new HashSet<>(Set.of(Place.at(symbol)));
        Deque<Place> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Place place = open.poll();
            for (Place before : from.get(place)) {
                if (before.equals(NOWHERE)) {
                    return named(place, next);
                }
                if (!opens(before, gates) && seen.add(before)) {
                    next.put(before, place);
                    open.add(before);
                }
            }
        }
        return List.of();
    }

    private static boolean opens(Place place, Set<String> gates) {
        return place.left()
                && Drawings.gates(place.symbol()).stream()
                        .findFirst()
                        .filter(gates::contains)
                        .isPresent();
    }

    private static List<String> named(Place first, Map<Place, Place> next) {
        List<String> names = new ArrayList<>();
        for (Place place = first; place != null; place = next.get(place)) {
            names.add(place.symbol().id());
        }
        return names;
    }
}
