package io.icebridge.runbook.services;

import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import java.util.List;
import java.util.Map;

/** Stops and starts a service's units on a host, and looks whether they did. */
final class Units {
    private final Site site;

    Units(Site site) {
        this.site = site;
    }

    void stop(HostWork host, ServiceProfile profile, String step) {
        if (profile.stop() == null) {
            return;
        }
        host.once(step + "." + profile.name(), profile.stop(), Map.of());
        List<String> running = of(host, profile).stream().filter(unit -> runs(host, unit)).toList();
        if (!running.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    String.join(", ", running) + " still runs on " + host.name());
        }
    }

    void start(HostWork host, ServiceProfile profile, String step) {
        host.once(step + "." + profile.name(), profile.start(), Map.of());
        mustRun(host, profile);
    }

    void mustRun(HostWork host, ServiceProfile profile) {
        List<String> stopped =
                of(host, profile).stream().filter(unit -> !runs(host, unit)).toList();
        if (!stopped.isEmpty()) {
            host.spoil("startService." + profile.name(), "did not stay up");
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    String.join(", ", stopped) + " does not run on " + host.name());
        }
    }

    boolean runs(HostWork host, String unit) {
        return host.holds(site.profile().host().unitStatus(), Map.of("unit", unit));
    }

    private static List<String> of(HostWork host, ServiceProfile profile) {
        return profile.units().isEmpty() ? host.units(profile.name()) : profile.units();
    }
}
