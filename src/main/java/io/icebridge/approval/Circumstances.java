package io.icebridge.approval;

import io.icebridge.approval.Approval.Gate;
import io.icebridge.approval.Evidence.Done;
import io.icebridge.approval.Evidence.Fact;
import io.icebridge.approval.Starts.Start;
import io.icebridge.journal.Trail;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What every gate shows beside its own evidence: what change it is, who started it and why, who has
 * approved so far, and whose groups and passwords were changed meanwhile.
 */
public final class Circumstances {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final Records records;
    private final Terms.OfGates terms;

    public Circumstances(Records records, Terms.OfGates terms) {
        this.records = records;
        this.terms = terms;
    }

    Evidence about(Gate gate, Evidence shown, Predicate<Decision> rests) {
        return shown.in(
                facts(gate, shown),
                identityChanges(gate.change()),
                records.decisions().of(gate.change()).stream()
                        .filter(Decision::testimony)
                        .filter(rests)
                        .map(Decision::by)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private List<Fact> facts(Gate gate, Evidence shown) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("You approve", shown.title()));
        if (!shown.summary().isBlank()) {
            facts.add(new Fact("In short", shown.summary()));
        }
        facts.add(new Fact("Change", gate.change()));
        for (Start start : records.starts().of(gate.change())) {
            facts.add(
                    new Fact(
                            "Started",
                            "%s by %s, %s"
                                    .formatted(
                                            start.model(), start.by(), TIME.format(start.at()))));
            add(facts, "Title", start.title());
            add(facts, "Reason", start.reason());
        }
        Terms holds = terms.of(gate.name());
        if (holds.approvers() > 1) {
            facts.add(new Fact("Approvers", holds.approvers() + " different ones"));
            records.approvals()
                    .approving(gate, shown, holds)
                    .forEach(
                            one ->
                                    facts.add(
                                            new Fact(
                                                    "Approved so far",
                                                    one.by() + ", " + TIME.format(one.at()))));
        }
        holds.valid()
                .ifPresent(
                        valid ->
                                facts.add(
                                        new Fact(
                                                "Valid for",
                                                hours(valid)
                                                        + ", then what has not begun needs another"
                                                        + " approval")));
        return facts;
    }

    private static void add(List<Fact> facts, String what, String value) {
        if (!value.isBlank()) {
            facts.add(new Fact(what, value));
        }
    }

    private static String hours(Duration duration) {
        return duration.toHours() + " h";
    }

    /** Of everybody, since nobody knows before who will decide. */
    private List<Done> identityChanges(String change) {
        return since(change).stream()
                .map(
                        line ->
                                new Done(
                                        line.about() + ": " + line.what(),
                                        "users",
                                        TIME.format(line.at()),
                                        "by " + line.by()))
                .toList();
    }

    /**
     * What somebody else has changed of a person since the change was started; empty when nothing.
     */
    public String changed(String change, String person) {
        return String.join(
                "; ",
                since(change).stream()
                        .filter(line -> line.about().equals(person) && !line.by().equals(person))
                        .map(
                                line ->
                                        "%s %s, %s"
                                                .formatted(
                                                        line.by(),
                                                        line.what(),
                                                        TIME.format(line.at())))
                        .toList());
    }

    private List<Trail.Line> since(String change) {
        Optional<Instant> first = records.starts().of(change).stream().findFirst().map(Start::at);
        return first.map(then -> records.trail().since(then, Trail.Kind.IDENTITY))
                .orElse(List.of());
    }
}
