package io.icebridge.runbook.services;

import io.icebridge.journal.Intent;
import io.icebridge.runbook.fleet.Redo;
import io.icebridge.runbook.fleet.Site;
import java.util.List;
import java.util.function.Supplier;

/** Which steps of a service are done, and which must be done anew after a way back. */
final class ServiceSteps {
    /** How the host step that dumps a database ends. */
    static final String DUMP = ".dump";

    private static final List<String> BACK_UP = List.of("backUpService");
    private static final List<String> UPGRADE =
            List.of(
                    "stopService",
                    "upgradeServicePackages",
                    "updateSchema",
                    "startService",
                    "testService");
    private static final List<String> RESTORE =
            List.of(
                    "stopRestoredService",
                    "restorePackages",
                    "restoreConfiguration",
                    "restoreDatabase",
                    "startRestoredService");

    private final Site site;
    private final Services services;
    private final Redo redo;
    private final ByHand byHand;

    ServiceSteps(Site site) {
        this.site = site;
        this.services = new Services(site);
        this.redo = new Redo(site.journal());
        this.byHand = new ByHand(site);
    }

    /** Carries the step out unless it is done, or somebody said that he did it by hand. */
    void once(String change, String service, String step, Supplier<String> work) {
        if (site.journal().result(change, "service " + service, step).isEmpty()
                && services.here(service)) {
            byHand.ask(change, service, step);
        }
        String detail = "on " + String.join(", ", services.hosts(service));
        site.journal().perform(new Intent(change, "service " + service, step, detail), work);
    }

    void once(String change, String service, String step, Runnable work) {
        once(
                change,
                service,
                step,
                () -> {
                    work.run();
                    return "done";
                });
    }

    /**
     * The upgrade is undone from here on. The dump of the stopped service stays: it is what the
     * database goes back to, and must not be replaced by one of a half-restored database.
     */
    void forgetUpgrade(String change, String service) {
        redo.spoil(change, "service", service, UPGRADE, DUMP, "restored");
    }

    /** The upgrade begins again after a way back that did not reach its end. */
    void forgetRestore(String change, String service) {
        redo.spoil(change, "service", service, RESTORE, "", "upgraded again");
    }

    /** The service serves as before; the next upgrade makes a backup of its own. */
    void forgetAll(String change, String service) {
        redo.spoil(change, "service", service, BACK_UP, "", "restored");
        redo.spoil(change, "service", service, UPGRADE, "", "restored");
        redo.spoil(change, "service", service, RESTORE, "", "restored");
    }
}
