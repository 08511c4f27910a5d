package io.icebridge.approval;

import io.icebridge.approval.Approval.Gate;
import io.icebridge.approval.Evidence.Done;
import io.icebridge.approval.Evidence.Fact;
import io.icebridge.approval.Starts.Start;
import io.icebridge.journal.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What every gate shows beside its own evidence: what change it is, who started it and why, who has
 * approved so far, and whose groups and passwords were changed meanwhile.
 */
public final class Circumstances {
    private final Records records;
    private final Lately lately;
    private final Terms.OfGates terms;

    public Circumstances(Records records, Journal journal, Terms.OfGates terms) {
        this.records = records;
        this.lately = new Lately(records, journal);
        this.terms = terms;
    }

    /**
     * @param stakes what is at stake by what the gate opens
     */
    Evidence about(Gate gate, Evidence shown, List<Fact> stakes, Predicate<Decision> rests) {
        List<Done> meanwhile = new Meanwhile(records).of(gate.change());
        List<String> vouching =
                records.decisions().of(gate.change()).stream()
                        .filter(Decision::testimony)
                        .filter(rests)
                        .map(Decision::by)
                        .distinct()
                        .sorted()
                        .toList();
        Evidence whole = shown.in(shown.about(), meanwhile, vouching, lately.of(gate.change()));
        return whole.telling(facts(gate, whole, stakes));
    }

    private List<Fact> facts(Gate gate, Evidence shown, List<Fact> stakes) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("You approve", shown.title()));
        if (!shown.summary().isBlank()) {
            facts.add(new Fact("In short", shown.summary()));
        }
        facts.addAll(shown.about());
        facts.addAll(stakes);
        facts.add(new Fact("Findings", findings(shown.findings().size())));
        facts.add(new Fact("Change", gate.change()));
        for (Start start : records.starts().of(gate.change())) {
            facts.add(
                    new Fact(
                            "Started",
                            "%s by %s, %s"
                                    .formatted(
                                            start.model(), start.by(), ShownTime.of(start.at()))));
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
                                                    one.by() + ", " + ShownTime.of(one.at()))));
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

    private static String findings(int count) {
        return switch (count) {
            case 0 -> "none";
            case 1 -> "one, which stands below";
            default -> count + ", which stand below";
        };
    }

    private static void add(List<Fact> facts, String what, String value) {
        if (!value.isBlank()) {
            facts.add(new Fact(what, value));
        }
    }

    private static String hours(Duration duration) {
        return duration.toHours() + " h";
    }
}
