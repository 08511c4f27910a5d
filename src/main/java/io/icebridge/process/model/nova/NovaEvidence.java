package io.icebridge.process.model.nova;

import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.approval.Slicing;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.process.gate.Slicings;
import io.icebridge.process.gate.WhatWasDone;
import io.icebridge.process.model.services.Reboots;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaHosts;
import io.icebridge.runbook.nova.OldNovaFiles;
import io.icebridge.runbook.services.PackageUpgrade;
import java.util.Set;
import java.util.stream.Stream;

/** The gate before the parallel Nova. */
public final class NovaEvidence implements EvidenceSource {
    private static final Set<Subject.Kind> BEFORE = Set.of(Subject.Kind.SERVICE, Subject.Kind.HOST);

    private final Site site;
    private final PackageUpgrade packages;
    private final Journal journal;
    private final Slicing slicing;

    public NovaEvidence(Site site, PackageUpgrade packages, Journal journal, Slicing novaSlices) {
        this.site = site;
        this.packages = packages;
        this.journal = journal;
        this.slicing = novaSlices;
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
                WhatWasDone.of(
                        journal.withoutServers(change),
                        key -> BEFORE.contains(key.subject().kind())),
                Slicings.next(slicing.slices(change, subject)),
                Stream.concat(Reboots.of(packages, change).stream(), files(change)).toList());
    }

    private Stream<Evidence.Finding> files(Change change) {
        return new OldNovaFiles(site)
                .kept(change, journal).stream()
                        .map(t -> new Evidence.Finding(t.what(), t.host(), t.remedy()));
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
}
