package io.icebridge.process;

import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.services.ServicePlan;
import java.util.List;

/** The gate before each service. */
final class ServiceEvidence implements EvidenceSource {
    private final ServicePlan plan;
    private final Journal journal;

    ServiceEvidence(ServicePlan plan, Journal journal) {
        this.plan = plan;
        this.journal = journal;
    }

    @Override
    public boolean serves(String gate) {
        return gate.equals("service");
    }

    @Override
    public Evidence collect(String change, String gate, String service) {
        return new Evidence(
                "Upgrade of " + service,
                "Its API does not answer between stop and start. Running servers are not touched."
                        + " Until the next service is upgraded there is a way back.",
                WhatWasDone.of(journal, change, entry -> entry.subject().startsWith("service ")),
                WhatWasDone.next(plan.steps(change, service)),
                List.of());
    }
}
