package io.icebridge.runbook.services;

import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Files;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;

/**
 * The packages of the old release, kept as files. Once the new repository is on a host, no tool
 * finds the old ones any more, so those of all services are kept before it comes.
 */
final class OldPackages {
    private static final String STEP = "backUpService.packages";

    private final Profile profile;
    private final String folder;

    OldPackages(Profile profile) {
        this.profile = profile;
        this.folder = profile.settings().get("backup-folder") + "/packages";
    }

    /** Keeps the installed packages of every service on the host. */
    void keep(HostWork host) {
        Map<String, String> values = Map.of("folder", folder);
        host.once(STEP + ".folder", profile.host().makeFolder(), values);
        List<String> installed =
                profile.services().stream()
                        .flatMap(s -> host.packages(s.packages()).stream())
                        .distinct()
                        .toList();
        if (!installed.isEmpty() && !host.holds(profile.host().repositoryThere(), Map.of())) {
            host.once(
                    STEP,
                    Template.command(profile.host().keepPackages(), "packages", installed, values)
                            .within(Limits.DUMP));
        }
    }

    /**
     * The files of those packages.
     *
     * @throws StepFailure when one was not kept
     */
    List<String> files(HostWork host, List<String> packages) {
        Files files = new Files(host);
        List<String> paths = packages.stream().map(this::file).toList();
        List<String> missing = paths.stream().filter(path -> !files.there(path)).toList();
        if (!missing.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "old packages were not kept on " + host.name(),
                    String.join("\n", missing));
        }
        return paths;
    }

    /** Where a package, named with its version, is kept. */
    String file(String name) {
        return folder + "/" + name + ".rpm";
    }
}
