package io.icebridge.runbook.services;

import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import io.icebridge.runbook.services.OldPackages.Installed;
import java.util.ArrayList;
import java.util.List;

/** New packages on the hosts of one service; the next host waits for this one if it must. */
final class UpgradeServicePackages {
    static final String STEP = "upgradeServicePackages";
    private static final String BACK = "restorePackages";

    private final Site site;
    private final Services services;
    private final ServiceUnits units;
    private final OldPackages packages;
    private final CarriedDecisions decisions;

    UpgradeServicePackages(Site site, Journal journal) {
        this.decisions = new CarriedDecisions(site, journal);
        this.site = site;
        this.services = new Services(site);
        this.units = new ServiceUnits(site);
        this.packages = new OldPackages(site);
    }

    Course of(Change change, String service) {
        ServiceProfile profile = services.profile(service);
        Draft draft = new Draft(STEP, Subject.service(service));
        List<List<Deed>> stages = new ArrayList<>();
        if (profile.hostByHost()) {
            for (String host : services.hosts(service)) {
                List<Deed> one = new ArrayList<>(units.stop(draft, host, profile, ""));
                one.addAll(upgraded(draft, change, host, profile));
                one.addAll(decisions.on(draft, change, host, profile));
                one.addAll(units.start(draft, host, profile, ""));
                stages.add(one);
            }
        } else {
            List<Deed> all = new ArrayList<>();
            services.hosts(service)
                    .forEach(host -> all.addAll(upgraded(draft, change, host, profile)));
            stages.add(all);
        }
        return new Course(STEP, draft.subject(), stages);
    }

    private List<Deed> upgraded(Draft draft, Change change, String host, ServiceProfile profile) {
        List<Deed> back = new ArrayList<>(units.stoppedBack(draft, host, profile));
        back.add(packages.back(new Draft(BACK, draft.subject()), change, host, profile));
        profile.folders()
                .forEach(
                        f ->
                                back.add(
                                        SavedConfiguration.back(
                                                site, draft, change, host, profile, f)));
        back.addAll(units.startedBack(draft, host, profile));
        return List.of(
                draft.runLong(
                        host,
                        "repository",
                        Template.command(
                                site.profile().host().addMissingRepository(),
                                site.profile().settings()),
                        Undo.needless("the repository installs nothing by itself, and stays")),
                draft.runLong(host, "packages", Command.of(profile.upgrade()), back),
                draft.look(
                        host,
                        "versions",
                        Template.command(
                                site.profile().host().packageVersionsOf(),
                                "patterns",
                                profile.packages(),
                                java.util.Map.of()),
                        result -> noneOld(result, host, profile),
                        draft.key(host, "packages")));
    }

    private Installed noneOld(Result result, String host, ServiceProfile profile) {
        Installed after = Installed.of(result);
        String old = services.oldVersion(profile);
        List<String> left = after.packages().stream().filter(p -> p.contains(old)).toList();
        if (!left.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "packages of %s are still on %s after their upgrade"
                            .formatted(site.profile().from().name(), host),
                    String.join("\n", left));
        }
        return after;
    }
}
