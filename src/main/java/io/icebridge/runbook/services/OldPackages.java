package io.icebridge.runbook.services;

import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.journal.Change;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Paths;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The packages of the old release, kept as files. Once the new repository is on a host, no tool
 * finds the old ones any more, so that those of all its services are kept before it comes.
 */
final class OldPackages {
    private final Site site;
    private final Services services;

    OldPackages(Site site) {
        this.site = site;
        this.services = new Services(site);
    }

    /** What was installed of a service, each with its version. */
    record Installed(List<String> packages) {
        static Installed of(Result result) {
            return new Installed(
                    result.output().lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
        }
    }

    /** Keeps what the host has of this service, and of those that are upgraded there later. */
    List<Deed> keep(Draft draft, Change change, String host, ServiceProfile service) {
        List<Deed> deeds = new ArrayList<>();
        deeds.add(backupFolder(draft, change, host));
        deeds.add(listed(draft, change, host, service));
        deeds.add(
                draft.look(
                        host,
                        "installed",
                        several(site.profile().host().packageVersionsOf(), service, Map.of()),
                        Installed::of));
        services.firstOn(host, service.name()).forEach(s -> deeds.addAll(kept(draft, host, s)));
        deeds.add(proven(draft, change, host, service));
        return deeds;
    }

    private Deed backupFolder(Draft draft, Change change, String host) {
        return draft.run(
                host,
                "backupFolder",
                Template.command(
                        site.profile().host().makeFolder(),
                        Map.of("folder", Paths.backups(site.profile(), change.id()))),
                Undo.needless("a folder of backups stays"));
    }

    private Deed listed(Draft draft, Change change, String host, ServiceProfile service) {
        return draft.run(
                host,
                "listPackages",
                several(
                        site.profile().host().listPackages(),
                        service,
                        Map.of("list", list(change, service))),
                Undo.needless("a list in the backups stays"));
    }

    private List<Deed> kept(Draft draft, String host, ServiceProfile service) {
        Map<String, String> folder = Map.of("folder", folder(service));
        return List.of(
                draft.run(
                        host,
                        "packageFolder:" + service.name(),
                        Template.command(site.profile().host().makeFolder(), folder),
                        Undo.needless("a folder of backups stays")),
                draft.runLong(
                        host,
                        "keepPackages:" + service.name(),
                        several(site.profile().host().keepPackages(), service, folder),
                        Undo.needless("files of packages in the backups stay")));
    }

    private Deed proven(Draft draft, Change change, String host, ServiceProfile service) {
        return draft.look(
                host,
                "packagesKept",
                several(
                        site.profile().host().packagesNotKept(),
                        service,
                        Map.of("list", list(change, service), "folder", folder(service))),
                result -> {
                    if (!result.output().isBlank()) {
                        throw new StepFailure(
                                StepFailure.Kind.PROOF_FAILED,
                                "old packages were not kept whole on %s: put each into %s and its name into %s, then try again"
                                        .formatted(host, folder(service), list(change, service)),
                                result.output());
                    }
                    return new Services.Shown("all kept");
                },
                draft.key(host, "listPackages"),
                draft.key(host, "keepPackages:" + service.name()));
    }

    /** Brings back the very packages that were kept. */
    Deed back(Draft draft, Change change, String host, ServiceProfile service) {
        return draft.runLong(
                host,
                "packages",
                Template.command(
                        site.profile().host().oldPackages(),
                        Map.of("list", list(change, service), "folder", folder(service))),
                Undo.NONE);
    }

    /** Where a package of the service, named with its version, is kept. */
    String file(ServiceProfile service, String name) {
        return folder(service) + "/" + name + ".rpm";
    }

    private String folder(ServiceProfile service) {
        return site.profile().settings().get("backup-folder") + "/packages/" + service.name();
    }

    private String list(Change change, ServiceProfile service) {
        return Paths.backups(site.profile(), change.id()) + "/" + service.name() + ".packages";
    }

    private static Command several(
            String template, ServiceProfile service, Map<String, String> values) {
        return Template.command(template, "patterns", service.packages(), values);
    }
}
