package io.icebridge.process.drawn;

import io.icebridge.approval.Slicing;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every way to a step that a gate opens leads past that gate, or past one that shows it as well.
 */
final class BehindGates implements Rule {
    private final Collection<Slicing> slicings;

    BehindGates(Collection<Slicing> slicings) {
        this.slicings = slicings;
    }

    @Override
    public Stream<Breach> breaches(Drawings all) {
        Approaches ways = Approaches.of(all);
        return all.models().stream()
                .flatMap(
                        model ->
                                Stream.concat(
                                        steps(model, ways),
                                        model.all("callActivity").flatMap(c -> known(model, c))));
    }

    private Stream<Breach> steps(Drawing model, Approaches ways) {
        return model.all("serviceTask")
                .flatMap(
                        task ->
                                slicings.stream()
                                        .filter(slicing -> slicing.steps().contains(task.id()))
                                        .flatMap(slicing -> open(model, ways, task, slicing)));
    }

    private Stream<Breach> open(Drawing model, Approaches ways, Symbol task, Slicing slicing) {
        Set<String> opening = new HashSet<>(slicing.shownAt());
        opening.add(slicing.gate());
        List<String> way = ways.past(opening, task);
        return way.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        model.breach(
                                task,
                                "is reached without the gate %s, by %s"
                                        .formatted(slicing.gate(), String.join(", ", way)),
                                "Draw a call of %s for it on that way.".formatted(Drawings.GATE)));
    }

    private Stream<Breach> known(Drawing model, Symbol call) {
        Set<String> known =
                slicings.stream()
                        .flatMap(s -> Stream.concat(Stream.of(s.gate()), s.shownAt().stream()))
                        .collect(Collectors.toSet());
        return (Drawings.isGate(call) ? Drawings.gates(call).stream() : Stream.<String>empty())
                .filter(gate -> !known.contains(gate))
                .map(
                        gate ->
                                model.breach(
                                        call,
                                        "asks for the gate %s, which opens nothing".formatted(gate),
                                        "Name a gate that has a Slicing."));
    }
}
