package io.icebridge.runbook.services;

import io.icebridge.journal.Change;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import java.util.ArrayList;
import java.util.List;

/**
 * Stops the service on all its hosts, unless it is to be upgraded host by host, and dumps its
 * database again, now that nothing is written any more: that dump is the one to go back to.
 */
final class StopService {
    static final String STEP = "stopService";

    private final Services services;
    private final ServiceUnits units;
    private final DatabaseDumps dumps;

    StopService(Site site) {
        this.services = new Services(site);
        this.units = new ServiceUnits(site);
        this.dumps = new DatabaseDumps(site);
    }

    Course of(Change change, String service) {
        ServiceProfile profile = services.profile(service);
        Draft draft = new Draft(STEP, Subject.service(service));
        List<Deed> stop = new ArrayList<>();
        if (!profile.hostByHost()) {
            services.hosts(service).forEach(h -> stop.addAll(units.stop(draft, h, profile, "")));
        }
        List<Deed> dump =
                services.database(service)
                        .map(database -> dumps.proven(draft, change, database))
                        .orElse(List.of());
        return new Course(STEP, draft.subject(), List.of(stop, dump));
    }
}
