package io.icebridge.process.model.services;

import io.icebridge.approval.Evidence;
import io.icebridge.approval.Evidence.Finding;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.approval.Slicing;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.NotNow;
import io.icebridge.journal.Subject;
import io.icebridge.process.gate.Slicings;
import io.icebridge.process.gate.WhatWasDone;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.fleet.Parallel;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.services.PackageUpgrade;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The gate before the final package upgrade: what each host would get. It is looked at anew until
 * the host's upgrade begins; then what was approved stands.
 */
final class PackagesEvidence implements EvidenceSource {
    /** Longer than all hosts of a cloud take to be asked, some at once. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Site site;
    private final PackageUpgrade packages;
    private final Journal journal;
    private final Slicing slicing;
    private final Clock clock;

    PackagesEvidence(
            Site site,
            PackageUpgrade packages,
            Journal journal,
            Slicing packageSlices,
            Clock clock) {
        this.site = site;
        this.packages = packages;
        this.journal = journal;
        this.slicing = packageSlices;
        this.clock = clock;
    }

    /** What would be upgraded on a host, a line each. */
    private record Updates(List<String> packages) {}

    @Override
    public boolean serves(String gate) {
        return gate.equals(UpgradePackages.GATE);
    }

    @Override
    public Evidence collect(String changeId, String gate, String subject) {
        Change change = new Change(changeId);
        look(change);
        List<String> hosts = packages.hosts();
        return new Evidence(
                "Final package upgrade of " + Counted.of(hosts.size(), "host"),
                "Every package of these hosts, which run no Nova, is brought up to date, one host"
                        + " after the other. Icebridge reboots none. What a host gets is listed by the"
                        + " repositories that it has now.",
                WhatWasDone.of(
                        journal.withoutServers(change),
                        key -> key.subject().kind() == Subject.Kind.SERVICE),
                Slicings.next(slicing.slices(change, subject)),
                hosts.stream().map(host -> finding(change, host)).toList());
    }

    /**
     * A few hosts at once, each of which may take a while.
     *
     * @throws NotNow while there are others to be asked
     */
    private void look(Change change) {
        List<String> open =
                site.reached(packages.hosts()).stream()
                        .filter(host -> !packages.begun(change, host))
                        .filter(host -> !fresh(change, host))
                        .toList();
        int atOnce = site.file().limits().hostsAtOnce();
        Parallel.map(
                open.stream().limit(atOnce).toList(),
                atOnce,
                host -> {
                    journal.note(
                            change,
                            packages.pendingKey(host),
                            site.profile().finalPackages().pending(),
                            new Updates(packages.pending(host)));
                    return host;
                });
        if (open.size() > atOnce) {
            throw new NotNow(clock.instant(), "hosts are asked what they would get");
        }
    }

    private boolean fresh(Change change, String host) {
        Instant after = clock.instant().minus(FRESH);
        return journal.last(change, packages.pendingKey(host))
                .map(Entry::ended)
                .filter(after::isBefore)
                .isPresent();
    }

    private Finding finding(Change change, String host) {
        Optional<List<String>> updates =
                journal.result(change, packages.pendingKey(host), Updates.class)
                        .map(Updates::packages);
        if (updates.isEmpty()) {
            return new Finding("packages", host, "not known: Icebridge may not log in there");
        }
        List<String> kernels = updates.get().stream().filter(p -> p.startsWith("kernel")).toList();
        String why =
                kernels.isEmpty()
                        ? "no kernel among them"
                        : "a reboot to plan for " + String.join(", ", kernels);
        return new Finding(
                Counted.of(updates.get().size(), "package")
                        + ": "
                        + String.join(", ", updates.get()),
                host,
                why);
    }
}
