package io.icebridge.process.model.change;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.Evidence.Next;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.approval.Slicing;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Change;
import io.icebridge.process.gate.Slicings;
import io.icebridge.process.token.Subjects;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.readiness.Finding;
import io.icebridge.runbook.readiness.Findings;
import io.icebridge.runbook.services.ServiceCourses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The first gate: what the change will do, and what the readiness checks found. */
final class PlanEvidence implements EvidenceSource {
    private final CloudFile file;
    private final ServiceCourses services;
    private final Slicing rehearsals;
    private final Moves moves;
    private final Findings findings;

    PlanEvidence(
            CloudFile file,
            ServiceCourses services,
            Slicing rehearsalSlices,
            Moves moves,
            Findings findings) {
        this.file = file;
        this.services = services;
        this.rehearsals = rehearsalSlices;
        this.moves = moves;
        this.findings = findings;
    }

    @Override
    public boolean serves(String gate) {
        return gate.equals("plan");
    }

    @Override
    public Evidence collect(String change, String gate, String subject) {
        List<Finding> found = findings.of(change);
        return new Evidence(
                "Plan of the change",
                "%s, %s; %s, %d of them blocking. Each later stage has a gate"
                                .formatted(
                                        Counted.of(file.hosts().size(), "host"),
                                        Counted.of(moves.of(change).size(), "server"),
                                        Counted.of(found.size(), "finding"),
                                        found.stream().filter(Finding::blocks).count())
                        + " of its own.",
                List.of(),
                next(change),
                found.stream()
                        .map(
                                f ->
                                        new Evidence.Finding(
                                                f.what(), f.subject(), "remedy: " + f.remedy()))
                        .toList());
    }

    private List<Next> next(String change) {
        List<Next> next = new ArrayList<>();
        Change known = new Change(change);
        services.services()
                .here()
                .forEach(
                        s ->
                                next.add(
                                        new Next(
                                                "Upgrade " + s,
                                                Slicings.places(services.slice(known, s)),
                                                "its own gate shows every command")));
        next.add(new Next("Upgrade packages", "hosts without Nova", "host by host"));
        next.add(new Next("Deploy parallel Nova", file.regions().fresh(), "beside the old Nova"));
        TreeMap<String, Long> ways =
                moves.of(change).stream()
                        .collect(
                                Collectors.groupingBy(
                                        Move::method, TreeMap::new, Collectors.counting()));
        ways.forEach(
                (method, count) ->
                        next.add(
                                new Next(
                                        "Move servers",
                                        file.regions().fresh(),
                                        count + " by " + method.toLowerCase(Locale.ROOT))));
        next.add(new Next("Retire old Nova", file.regions().old(), "archive, remove endpoints"));
        next.addAll(Slicings.next(rehearsals.slices(known, "")));
        return next;
    }

    /** Whoever let the change go on with its findings. */
    @Override
    public boolean restsOn(Decision decision, String change, String subject) {
        return decision.subject().equals(Subjects.CHANGE);
    }
}
