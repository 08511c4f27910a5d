package io.icebridge.runbook.nova;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.runbook.Planned;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.NovaProfile;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** What deploying the parallel Nova and redeploying a node will run. */
public final class NovaPlan {
    private final Site site;
    private final NovaProfile profile;
    private final NovaHosts hosts;
    private final NovaHost parts;

    public NovaPlan(Site site) {
        this.site = site;
        this.profile = site.profile().nova();
        this.hosts = new NovaHosts(site);
        this.parts = new NovaHost(site);
    }

    /** Every step of the deployment, in order. */
    public List<Planned> deployment() {
        List<Planned> steps = new ArrayList<>();
        String region = site.file().regions().fresh();
        if (hosts.here()) {
            hosts(steps, region);
        }
        steps.add(
                new Planned(
                        "Fill the new Nova",
                        region,
                        "flavors, quotas, aggregates, and what the database alone has: key pairs"));
        if (hosts.here() && site.file().network() == NetworkKind.NEUTRON) {
            steps.add(
                    new Planned(
                            "Let Neutron notify the new Nova",
                            String.join(", ", site.hostsIn(List.of("network"))),
                            String.join(", ", profile.notifications().set().keySet())));
        }
        steps.add(
                new Planned(
                        "Boot a probe server",
                        region,
                        "with a port and a volume, in the administrator's project; then remove it"));
        return steps;
    }

    private void hosts(List<Planned> steps, String region) {
        for (String host : hosts.all()) {
            steps.add(new Planned("Install", host, install(parts(host))));
        }
        steps.add(
                new Planned(
                        "Create database",
                        hosts.newDatabase().host(),
                        Template.shown(
                                site.profile().database().create(),
                                Map.of("schema", hosts.newDatabase().schema()))));
        steps.add(
                new Planned(
                        "Configure",
                        String.join(", ", hosts.all()),
                        "%s as on %s; changed: %s; removed: %s"
                                .formatted(
                                        profile.folder(),
                                        hosts.oldController().name(),
                                        String.join(", ", profile.set().keySet()),
                                        String.join(", ", profile.removed()))));
        steps.add(new Planned("Create schema", hosts.controller().name(), profile.schema()));
        for (String host : hosts.all()) {
            steps.add(new Planned("Start", host, String.join(", ", parts.units(parts(host)))));
        }
        String url =
                Template.shown(
                        profile.computeUrl(), Map.of("controller", hosts.controller().address()));
        steps.add(new Planned("Register endpoints", "Keystone", region + ": compute at " + url));
    }

    /** Every step of a node's redeployment, in order. */
    public List<Planned> node(String node) {
        return List.of(
                new Planned(
                        "Prove that it is empty, twice",
                        node,
                        "Nova's database, the hypervisor's list and count, " + profile.emptiness()),
                new Planned(
                        "Stop Havana's Nova", node, String.join(", ", profile.oldComputeUnits())),
                new Planned("Install", node, install(EnumSet.of(NovaHost.Part.NODE))),
                new Planned(
                        "Configure",
                        node,
                        profile.file() + ": " + String.join(", ", profile.setOnCompute().keySet())),
                new Planned(
                        "Start",
                        node,
                        String.join(", ", parts.units(EnumSet.of(NovaHost.Part.NODE)))),
                new Planned(
                        "Drop its old record",
                        "Nova of " + site.file().regions().old(),
                        "delete the service, or disable it where that cannot be"));
    }

    /** The units that are there for the new Nova alone, the last started first. */
    List<String> ownUnits(String host) {
        List<String> units =
                new ArrayList<>(
                        parts.units(parts(host)).stream()
                                .filter(u -> profile.undone().matcher(u).matches())
                                .distinct()
                                .toList());
        Collections.reverse(units);
        return units;
    }

    EnumSet<NovaHost.Part> parts(String host) {
        EnumSet<NovaHost.Part> found = EnumSet.noneOf(NovaHost.Part.class);
        if (hosts.isController(host)) {
            found.add(NovaHost.Part.CONTROLLER);
        }
        if (hosts.isNode(host)) {
            found.add(NovaHost.Part.NODE);
        }
        return found;
    }

    String install(EnumSet<NovaHost.Part> wanted) {
        return Template.command(
                        site.profile().host().installPackages(),
                        "packages",
                        parts.packages(wanted),
                        Map.of())
                .line();
    }
}
