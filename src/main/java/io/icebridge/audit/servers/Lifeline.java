package io.icebridge.audit.servers;

import io.icebridge.approval.Decision;
import io.icebridge.audit.told.Attempt;
import io.icebridge.audit.told.Failure;
import io.icebridge.journal.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Puts what happened to a server into one order. */
final class Lifeline {
    private final UnaryOperator<String> names;

    /**
     * @param names what a step or task is called
     */
    Lifeline(UnaryOperator<String> names) {
        this.names = names;
    }

    List<Moment> of(List<Entry> entries, List<Failure> failures, List<Decision> decisions) {
        List<Moment> moments = new ArrayList<>(steps(entries));
        failures.forEach(
                failure ->
                        moments.add(
                                new Moment(
                                        "failure",
                                        names.apply(failure.step()) + " failed",
                                        failure.at(),
                                        null,
                                        failure.told(),
                                        List.of())));
        decisions.forEach(
                decision ->
                        moments.add(
                                new Moment(
                                        "decision",
                                        decision.by() + " decided: " + decision.decision(),
                                        decision.at(),
                                        null,
                                        decision.comment(),
                                        List.of())));
        moments.sort(Comparator.comparing(Moment::begun));
        return IntStream.range(0, moments.size())
                .mapToObj(
                        i ->
                                i + 1 == moments.size()
                                        ? moments.get(i)
                                        : moments.get(i).until(moments.get(i + 1).begun()))
                .toList();
    }

    /** Entries of one step that follow each other are one moment. */
    private List<Moment> steps(List<Entry> entries) {
        List<Moment> steps = new ArrayList<>();
        List<Entry> together = new ArrayList<>();
        for (Entry entry : entries.stream().sorted(Comparator.comparing(Entry::begun)).toList()) {
            if (!together.isEmpty() && !together.get(0).key().step().equals(entry.key().step())) {
                steps.add(step(together));
                together = new ArrayList<>();
            }
            together.add(entry);
        }
        if (!together.isEmpty()) {
            steps.add(step(together));
        }
        return steps;
    }

    private Moment step(List<Entry> entries) {
        boolean open = entries.stream().anyMatch(Entry::open);
        Instant ended =
                entries.stream()
                        .map(Entry::ended)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        return new Moment(
                "step",
                names.apply(entries.get(0).key().step()),
                entries.get(0).begun(),
                open ? null : ended,
                "",
                entries.stream().map(Attempt::of).toList());
    }
}
