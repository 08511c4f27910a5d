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
        stop(host, profile, step, "");
    }

    /**
     * The suffix tells several stops of one step apart. Whether it stopped is part of the stop: a
     * step that starts the service again and dies after that must not take it for one that runs on.
     */
    void stop(HostWork host, ServiceProfile profile, String step, String suffix) {
        if (profile.stop() == null) {
            return;
        }
        host.once(
                step + "." + profile.name() + suffix, profile.stop(), () -> stopNow(host, profile));
    }

    private String stopNow(HostWork host, ServiceProfile profile) {
        String said = host.read(profile.stop(), Map.of());
        List<String> running = of(host, profile).stream().filter(unit -> runs(host, unit)).toList();
        if (!running.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    String.join(", ", running) + " still runs on " + host.name());
        }
        return said;
    }

    void start(HostWork host, ServiceProfile profile, String step) {
        start(host, profile, step, "");
    }

    /** What was started and fell again is started again at the next try. */
    void start(HostWork host, ServiceProfile profile, String step, String suffix) {
        String once = step + "." + profile.name() + suffix;
        host.once(once, profile.start(), Map.of());
        try {
            mustRun(host, profile);
        } catch (StepFailure down) {
            host.spoil(once, "did not stay up");
            throw down;
        }
    }

    void mustRun(HostWork host, ServiceProfile profile) {
        List<String> stopped =
                of(host, profile).stream().filter(unit -> !runs(host, unit)).toList();
        if (!stopped.isEmpty()) {
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
