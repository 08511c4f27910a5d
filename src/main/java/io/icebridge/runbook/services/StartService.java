package io.icebridge.runbook.services;

import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries the decisions on configuration files out and starts the service on all its hosts. One
 * that is upgraded host by host has been started by then.
 */
final class StartService {
    static final String STEP = "startService";

    private final Services services;
    private final ServiceUnits units;
    private final CarriedDecisions decisions;

    StartService(Site site, Journal journal) {
        this.services = new Services(site);
        this.units = new ServiceUnits(site);
        this.decisions = new CarriedDecisions(site, journal);
    }

    Course of(Change change, String service) {
        ServiceProfile profile = services.profile(service);
        Draft draft = new Draft(STEP, Subject.service(service));
        List<Deed> all = new ArrayList<>();
        for (String host : services.hosts(service)) {
            all.addAll(decisions.otherwise(draft, change, host, profile));
            if (profile.hostByHost()) {
                all.add(units.running(draft, host, profile));
            } else {
                all.addAll(onHost(draft, change, host, profile));
            }
        }
        return new Course(STEP, draft.subject(), List.of(all));
    }

    private List<Deed> onHost(Draft draft, Change change, String host, ServiceProfile profile) {
        List<Deed> deeds = new ArrayList<>(decisions.on(draft, change, host, profile));
        deeds.addAll(units.start(draft, host, profile, ""));
        deeds.addAll(units.restartBeside(draft, host, profile));
        return deeds;
    }
}
