package io.icebridge.runbook.nova;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.NovaProfile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What of the new Nova is on a host: its controller, a node, or both. */
public final class NovaParts {
    /** A host that is to be a node and nothing else. */
    public static final Set<Part> NODE = Set.of(Part.NODE);

    private final NovaProfile profile;
    private final NovaHosts hosts;
    private final boolean neutron;
    private final NovaProfile.Agent agent;

    NovaParts(Site site) {
        this.profile = site.profile().nova();
        this.hosts = new NovaHosts(site);
        this.agent = profile.agent(site.file().networkAgent());
        this.neutron = site.file().network() == NetworkKind.NEUTRON;
    }

    /** What the host is to be. */
    public enum Part {
        CONTROLLER,
        NODE
    }

    Set<Part> on(String host) {
        Set<Part> found = EnumSet.noneOf(Part.class);
        if (hosts.isController(host)) {
            found.add(Part.CONTROLLER);
        }
        if (hosts.isNode(host)) {
            found.add(Part.NODE);
        }
        return found;
    }

    /** Whether the host's configuration of Neutron is brought there too. */
    boolean withNeutron(Set<Part> parts) {
        return neutron && parts.contains(Part.NODE);
    }

    List<String> packages(Set<Part> parts) {
        List<String> packages = new ArrayList<>();
        if (parts.contains(Part.CONTROLLER)) {
            packages.addAll(profile.controllerPackages());
        }
        if (parts.contains(Part.NODE)) {
            packages.addAll(profile.computePackages());
            packages.addAll(neutron ? agent.packages() : profile.novaNetworkPackages());
        }
        return packages.stream().distinct().toList();
    }

    /** In the order of their start, but for those that make bridges, which come first. */
    List<String> units(Set<Part> parts) {
        List<String> units = new ArrayList<>();
        if (parts.contains(Part.NODE)) {
            units.addAll(profile.computeUnits());
            units.addAll(neutron ? agent.units() : profile.novaNetworkUnits());
        }
        if (parts.contains(Part.CONTROLLER)) {
            units.addAll(profile.controllerUnits());
        }
        return units.stream().distinct().toList();
    }
}
