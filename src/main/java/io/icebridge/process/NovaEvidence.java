package io.icebridge.process;

import io.icebridge.approval.Evidence;
import io.icebridge.approval.Evidence.Finding;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.approval.Slicing;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaHosts;
import io.icebridge.runbook.services.PackageUpgrade;
import io.icebridge.runbook.services.PackageUpgrade.Kernels;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The gate before the parallel Nova. */
final class NovaEvidence implements EvidenceSource {
    private static final Set<Subject.Kind> BEFORE = Set.of(Subject.Kind.SERVICE, Subject.Kind.HOST);

    private final Site site;
    private final PackageUpgrade packages;
    private final Journal journal;
    private final Slicing slicing;

    NovaEvidence(Site site, PackageUpgrade packages, Journal journal, Slicing slicing) {
        this.site = site;
        this.packages = packages;
        this.journal = journal;
        this.slicing = slicing;
    }

    @Override
    public boolean serves(String gate) {
        return gate.equals(DeployParallelNova.GATE);
    }

    @Override
    public Evidence collect(String changeId, String gate, String subject) {
        Change change = new Change(changeId);
        return new Evidence(
                "Parallel Nova",
                summary(),
                WhatWasDone.of(journal.of(change), key -> BEFORE.contains(key.subject().kind())),
                Slicings.next(slicing.slices(change, subject)),
                reboots(packages, change));
    }

    private String summary() {
        NovaHosts hosts = new NovaHosts(site);
        String region = site.file().regions().fresh();
        String release = site.profile().to().name();
        String what =
                hosts.here()
                        ? "A second Nova, of %s, in the region %s on %s, with the database %s on %s."
                                .formatted(
                                        release,
                                        region,
                                        String.join(", ", hosts.all()),
                                        hosts.newDatabase().schema(),
                                        hosts.newDatabase().host())
                        : "The Nova of the region %s, which is there already, is filled and proven."
                                .formatted(region);
        return what
                + " The one of %s goes on as it is.".formatted(site.file().regions().old())
                + " While no server lives in the new one there is a way back, whose steps stand at"
                + " the end of the list.";
    }

    /** Hosts of the final package upgrade that have a newer kernel than the one that runs. */
    static List<Finding> reboots(PackageUpgrade packages, Change change) {
        return packages.hosts().stream()
                .filter(host -> packages.done(change, host))
                .flatMap(host -> reboot(host, packages.kernels(change, host)))
                .toList();
    }

    private static Stream<Finding> reboot(String host, Optional<Kernels> kernels) {
        if (kernels.isEmpty()) {
            return Stream.of(
                    new Finding("newer kernel: unknown", host, "Icebridge may not look there"));
        }
        return kernels.filter(Kernels::wantsReboot).stream()
                .map(
                        k ->
                                new Finding(
                                        "newer kernel: %s, while %s runs"
                                                .formatted(k.newest(), k.running()),
                                        host,
                                        "a reboot to plan; Icebridge reboots nothing"));
    }
}
