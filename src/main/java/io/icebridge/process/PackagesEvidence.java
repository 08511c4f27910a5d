package io.icebridge.process;

import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.services.ServicePlan;
import java.util.List;

/** The gate before the final package upgrade. */
final class PackagesEvidence implements EvidenceSource {
    private final ServicePlan plan;
    private final Journal journal;

    PackagesEvidence(ServicePlan plan, Journal journal) {
        this.plan = plan;
        this.journal = journal;
    }

    @Override
    public boolean serves(String gate) {
        return gate.equals("packages");
    }

    @Override
    public Evidence collect(String change, String gate, String subject) {
        return new Evidence(
                "Final package upgrade",
                "All packages of the hosts that run no Nova, a newer kernel among them where there"
                        + " is one. No host is rebooted.",
                WhatWasDone.of(journal, change, intent -> intent.subject().startsWith("service ")),
                WhatWasDone.next(plan.packages()),
                List.of());
    }
}
