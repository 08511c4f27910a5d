package io.icebridge.process;

import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.retire.RetirementPlan;

/** The gate before the old Nova is retired. */
final class RetirementEvidence implements EvidenceSource {
    private final RetirementPlan plan;
    private final Journal journal;

    RetirementEvidence(RetirementPlan plan, Journal journal) {
        this.plan = plan;
        this.journal = journal;
    }

    @Override
    public boolean serves(String gate) {
        return gate.equals("retirement");
    }

    @Override
    public Evidence collect(String change, String gate, String subject) {
        return new Evidence(
                "Retirement of the old Nova",
                "What remains of it is stopped, its endpoints are removed, its database is archived"
                        + " and left where it is.",
                WhatWasDone.of(journal, change, intent -> intent.subject().startsWith("node ")),
                WhatWasDone.next(plan.steps()),
                plan.left(change).stream()
                        .map(
                                left ->
                                        new Evidence.Finding(
                                                left, "old region", "the old region must be empty"))
                        .toList());
    }
}
