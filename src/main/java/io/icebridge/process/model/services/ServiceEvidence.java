package io.icebridge.process.model.services;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.approval.Slice;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.process.gate.Slicings;
import io.icebridge.process.gate.WhatWasDone;
import io.icebridge.runbook.services.ServiceCourses;
import java.util.List;

/** The gate before each service. */
final class ServiceEvidence implements EvidenceSource {
    private final ServiceCourses services;
    private final Journal journal;

    ServiceEvidence(ServiceCourses services, Journal journal) {
        this.services = services;
        this.journal = journal;
    }

    @Override
    public boolean serves(String gate) {
        return gate.equals(UpgradeService.GATE);
    }

    @Override
    public Evidence collect(String changeId, String gate, String service) {
        Change change = new Change(changeId);
        List<Slice> slices = List.of(UpgradeService.slice(services, change, service));
        return new Evidence(
                        "Upgrade of " + service,
                        "Running servers are not touched. Until the next service is upgraded there is a way"
                                + " back, whose steps stand at the end of the list.",
                        WhatWasDone.of(
                                journal.withoutServers(change),
                                key -> key.subject().kind() == Subject.Kind.SERVICE),
                        Slicings.next(slices),
                        List.of())
                .telling(
                        List.of(
                                new Evidence.Fact("Outage", services.outage(change, service)),
                                new Evidence.Fact(
                                        "Who is hit",
                                        "everybody who calls "
                                                + service
                                                + ", by its API or by another service")));
    }

    @Override
    public boolean restsOn(Decision decision, String change, String service) {
        return Subject.parse(decision.subject()).kind() == Subject.Kind.SERVICE;
    }
}
