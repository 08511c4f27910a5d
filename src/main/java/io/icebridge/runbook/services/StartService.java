package io.icebridge.runbook.services;

import io.icebridge.door.Change;
import io.icebridge.door.Journal;
import io.icebridge.door.Subject;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import java.util.ArrayList;
import java.util.List;

/** Carries the decisions on configuration files out and starts the service on all its hosts. */
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
        List<List<Deed>> stages = new ArrayList<>();
        List<Deed> side = new ArrayList<>();
        for (String host : services.hosts(service)) {
            List<Deed> one = onHost(draft, change, host, profile);
            if (profile.hostByHost()) {
                stages.add(one);
            } else {
                side.addAll(one);
            }
        }
        stages.add(side);
        return new Course(STEP, draft.subject(), stages);
    }

    /** One that serves already reads a changed configuration only when it is started anew. */
    private List<Deed> onHost(Draft draft, Change change, String host, ServiceProfile profile) {
        List<Deed> deeds = new ArrayList<>();
        List<Deed> files = decisions.on(draft, change, host, profile);
        if (profile.hostByHost() && !files.isEmpty()) {
            deeds.addAll(units.stop(draft, host, profile, ""));
        }
        deeds.addAll(files);
        deeds.addAll(units.start(draft, host, profile, ""));
        deeds.addAll(units.restartBeside(draft, host, profile));
        return deeds;
    }
}
