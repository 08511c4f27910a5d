package io.icebridge.runbook.services;

import io.icebridge.host.Command;
import io.icebridge.journal.Intent;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Repository;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.FinalPackages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All packages of the hosts that run no Nova; a new kernel is reported, never booted. */
public final class PackageUpgrade {
    private static final String STEP = "upgradeHostPackages";
    private static final String REBOOTS = "reportReboots";

    private final Site site;
    private final FinalPackages profile;

    public PackageUpgrade(Site site) {
        this.site = site;
        this.profile = site.profile().finalPackages();
    }

    /** The hosts that run no Nova, in the cloud file's order. */
    public List<String> hosts() {
        return site.hostsWithout(profile.withoutRoles());
    }

    /** Upgrades one host; what changed is on record. */
    public void upgrade(String change, String name) {
        if (site.entry(name).byHand()) {
            site.askByHand(change, name, STEP, List.of(profile.upgrade()));
            return;
        }
        HostWork host = site.on(change, name);
        Repository.add(host, STEP);
        Set<String> before =
                Set.copyOf(
                        host.once(STEP + ".before", "all versions", () -> all(host))
                                .lines()
                                .toList());
        host.detached(STEP, Command.of(profile.upgrade()));
        host.once(
                STEP + ".after",
                "what changed",
                () ->
                        String.join(
                                "\n",
                                host.packages(List.of("*")).stream()
                                        .filter(p -> !before.contains(p))
                                        .toList()));
    }

    private static String all(HostWork host) {
        return String.join("\n", host.packages(List.of("*")));
    }

    /** Looks for hosts whose newest kernel is not the one that runs; what it saw is on record. */
    public List<String> reboots(String change) {
        Intent intent = new Intent(change, "change", REBOOTS, "kernels of " + hosts());
        site.journal().spoil(change, intent.subject(), REBOOTS, "looked at anew");
        site.journal().perform(intent, () -> String.join("\n", look(change)));
        return reported(change);
    }

    private List<String> look(String change) {
        List<String> reboots = new ArrayList<>();
        for (String name : hosts()) {
            if (site.entry(name).byHand()) {
                reboots.add(name + ": unknown, as Icebridge may not look");
                continue;
            }
            HostWork host = site.on(change, name);
            String running = host.read(profile.runningKernel(), Map.of());
            String newest = firstWord(host.read(profile.newestKernel(), Map.of()));
            if (!newest.isEmpty() && !newest.endsWith(running)) {
                reboots.add(name + ": " + newest + ", while " + running + " runs");
            }
        }
        return reboots;
    }

    /** The hosts to plan a reboot of, with the newer kernel, as they were reported last. */
    public List<String> reported(String change) {
        return site.journal()
                .result(change, "change", REBOOTS)
                .map(text -> text.lines().filter(l -> !l.isBlank()).toList())
                .orElse(List.of());
    }

    private static String firstWord(String lines) {
        return lines.isBlank() ? "" : lines.strip().split("\\s+", 2)[0];
    }
}
