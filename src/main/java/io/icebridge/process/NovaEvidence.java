package io.icebridge.process;

import io.icebridge.approval.Evidence;
import io.icebridge.approval.Evidence.Finding;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.nova.NovaPlan;
import io.icebridge.runbook.services.PackageUpgrade;
import java.util.Set;

/** The gate before the parallel Nova. */
final class NovaEvidence implements EvidenceSource {
    private static final Set<String> BEFORE = Set.of("service", "host");

    private final NovaPlan plan;
    private final PackageUpgrade packages;
    private final Journal journal;

    NovaEvidence(NovaPlan plan, PackageUpgrade packages, Journal journal) {
        this.packages = packages;
        this.plan = plan;
        this.journal = journal;
    }

    @Override
    public boolean serves(String gate) {
        return gate.equals("parallel-nova");
    }

    @Override
    public Evidence collect(String change, String gate, String subject) {
        return new Evidence(
                "Parallel Nova",
                "A second Nova in a region of its own, with a database and topics of its own. The"
                        + " old one goes on as it is.",
                WhatWasDone.of(
                        journal,
                        change,
                        intent ->
                                BEFORE.contains(intent.subject().split(" ", 2)[0])
                                        && !intent.step().contains(".")),
                WhatWasDone.next(plan.deployment()),
                packages.reported(change).stream().map(NovaEvidence::reboot).toList());
    }

    private static Finding reboot(String reported) {
        String[] host = reported.split(": ", 2);
        return new Finding(
                "newer kernel: " + host[1], host[0], "a reboot to plan; Icebridge reboots nothing");
    }
}
