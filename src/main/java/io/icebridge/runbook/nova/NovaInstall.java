package io.icebridge.runbook.nova;

import io.icebridge.host.Result;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaParts.Part;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The new Nova's packages on a host, and the proof that they are of the new release. */
public final class NovaInstall {
    private final Site site;
    private final NovaParts parts;

    public NovaInstall(Site site) {
        this.site = site;
        this.parts = new NovaParts(site);
    }

    /**
     * What was installed.
     *
     * @param packages each with its version
     */
    record Installed(List<String> packages) {}

    /**
     * @param undo of the packages, for people
     */
    public List<Deed> on(Draft draft, String host, Set<Part> wanted, Undo undo) {
        return List.of(
                draft.runLong(
                        host,
                        "repository",
                        Template.command(
                                site.profile().host().addMissingRepository(),
                                site.profile().settings()),
                        Undo.needless("the repository installs nothing by itself, and stays")),
                draft.runLong(
                        host,
                        "packages",
                        Template.command(
                                site.profile().host().installPackages(),
                                "packages",
                                parts.packages(wanted),
                                Map.of()),
                        undo),
                draft.look(
                        host,
                        "versions",
                        Template.command(
                                site.profile().host().packageVersions(),
                                Map.of("pattern", "openstack-nova-*")),
                        result -> ofTheNewRelease(result, host),
                        draft.key(host, "packages")));
    }

    private Installed ofTheNewRelease(Result result, String host) {
        List<String> installed =
                result.output().lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        String wanted = "-" + site.profile().to().version();
        List<String> other = installed.stream().filter(p -> !p.contains(wanted)).toList();
        if (installed.isEmpty() || !other.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "Nova of %s is not installed on %s".formatted(site.profile().to().name(), host),
                    String.join("\n", other));
        }
        return new Installed(installed);
    }
}
