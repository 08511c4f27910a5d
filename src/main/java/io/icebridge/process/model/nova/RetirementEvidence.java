package io.icebridge.process.model.nova;

import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.approval.Slicing;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.process.gate.Slicings;
import io.icebridge.process.gate.WhatWasDone;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.retire.RetirementCourses;
import java.util.List;

/** The gate before the old Nova is retired. */
final class RetirementEvidence implements EvidenceSource {
    private final Site site;
    private final RetirementCourses nova;
    private final Journal journal;
    private final Slicing slicing;
    private final Moves moves;

    RetirementEvidence(
            Site site,
            RetirementCourses nova,
            Journal journal,
            Slicing retirementSlices,
            Moves moves) {
        this.moves = moves;
        this.site = site;
        this.nova = nova;
        this.journal = journal;
        this.slicing = retirementSlices;
    }

    @Override
    public boolean serves(String gate) {
        return gate.equals(RetireNova.GATE);
    }

    @Override
    public Evidence collect(String changeId, String gate, String subject) {
        Change change = new Change(changeId);
        String region = site.file().regions().old();
        return new Evidence(
                        "Retirement of the old Nova",
                        summary(region),
                        WhatWasDone.of(
                                journal.withoutServers(change),
                                key -> key.subject().kind() == Subject.Kind.NODE),
                        Slicings.next(slicing.slices(change, subject)),
                        nova.left(change).stream()
                                .map(left -> new Evidence.Finding(left, region, "it must be empty"))
                                .toList())
                .telling(List.of(MovedSoFar.fact(moves.of(changeId))));
    }

    private String summary(String region) {
        String database =
                site.file()
                        .database("nova")
                        .map(
                                d ->
                                        "Its database %s on %s is archived and left where it is."
                                                .formatted(d.schema(), d.host()))
                        .orElse(
                                "The cloud file names no database of Nova, so that none is archived.");
        return "What remains of Nova in %s is stopped on %s, its endpoints are removed. %s"
                .formatted(region, String.join(", ", nova.hosts()), database);
    }
}
