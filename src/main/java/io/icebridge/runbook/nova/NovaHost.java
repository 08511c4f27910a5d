package io.icebridge.runbook.nova;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.fleet.Files;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Repository;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.OldConfiguration.Found;
import io.icebridge.runbook.profile.NovaProfile;
import io.icebridge.runbook.profile.NovaProfile.LocalIp;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes a host part of the new Nova: its controller, a node, or both. */
public final class NovaHost {
    private final Site site;
    private final NovaProfile profile;
    private final NovaHosts hosts;
    private final OldConfiguration sources;
    private final boolean neutron;

    public NovaHost(Site site) {
        this.site = site;
        this.profile = site.profile().nova();
        this.hosts = new NovaHosts(site);
        this.sources = new OldConfiguration(site);
        this.neutron = site.file().network() == NetworkKind.NEUTRON;
    }

    /** What the host is to be. */
    public enum Part {
        CONTROLLER,
        NODE
    }

    /** Installs the packages, and proves that they are of the new release. */
    public void install(HostWork host, String step, Set<Part> parts) {
        Repository.add(host, step);
        host.detached(
                step + ".packages",
                Template.command(
                        site.profile().host().installPackages(),
                        "packages",
                        packages(parts),
                        Map.of()));
        host.once(step + ".versions", "the versions installed", () -> versions(host));
    }

    private String versions(HostWork host) {
        Set<String> installed = host.packages(List.of("openstack-nova-*"));
        String wanted = "-" + site.profile().to().version();
        List<String> other = installed.stream().filter(p -> !p.contains(wanted)).toList();
        if (installed.isEmpty() || !other.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "Nova of %s is not installed on %s"
                            .formatted(site.profile().to().name(), host.name()),
                    String.join("\n", other));
        }
        return String.join("\n", installed);
    }

    List<String> packages(Set<Part> parts) {
        List<String> packages = new ArrayList<>();
        if (parts.contains(Part.CONTROLLER)) {
            packages.addAll(profile.controllerPackages());
        }
        if (parts.contains(Part.NODE)) {
            packages.addAll(profile.computePackages());
            packages.addAll(neutron ? profile.neutronPackages() : profile.novaNetworkPackages());
        }
        return packages.stream().distinct().toList();
    }

    List<String> units(Set<Part> parts) {
        List<String> units = new ArrayList<>();
        if (parts.contains(Part.NODE)) {
            units.addAll(profile.computeUnits());
            units.addAll(neutron ? profile.neutronUnits() : profile.novaNetworkUnits());
        }
        if (parts.contains(Part.CONTROLLER)) {
            units.addAll(profile.controllerUnits());
        }
        return units;
    }

    /**
     * Brings the configuration there.
     *
     * @param from whose folder is the start: the old controller's, or a redeployed node's own
     */
    public void configure(HostWork host, String step, Set<Part> parts, String from) {
        host.once(
                step + ".nova",
                profile.folder() + " as on " + from + ", with the new Nova's own options",
                () -> nova(host, parts, sources.of(host, from)));
        host.once(step + ".novaOwner", profile.owner(), Map.of());
        if (neutron && parts.contains(Part.NODE) && !from.equals(host.name())) {
            host.once(
                    step + ".neutron",
                    profile.neutronFolder()
                            + " as on "
                            + hosts.oldNode()
                            + ", with its own address",
                    () -> neutron(host, sources.of(host, hosts.oldNode())));
            host.once(step + ".neutronOwner", profile.neutronOwner(), Map.of());
        }
    }

    private String nova(HostWork host, Set<Part> parts, Found source) {
        Files target = new Files(host);
        var database =
                new NovaConf.NewDatabase(
                        hosts.newDatabase().schema(),
                        site.entry(hosts.newDatabase().host()).address());
        // A redeployed node keeps what it has.
        boolean own = source.root().isEmpty() && source.host().name().equals(host.name());
        int written = 0;
        for (String path : source.below(profile.folder())) {
            boolean main = path.equals(profile.file());
            boolean copied = !profile.notCopied().matcher(path).matches();
            if (main || copied && !own) {
                String text = source.read(path);
                target.write(
                        path,
                        main
                                ? new NovaConf(profile, site.file().network())
                                        .changed(
                                                text,
                                                parts.contains(Part.NODE),
                                                database,
                                                hosts.values(host.name()))
                                : text);
                written++;
            }
        }
        return written + " files written";
    }

    private String neutron(HostWork host, Found source) {
        Files target = new Files(host);
        LocalIp local = profile.localIp();
        List<String> paths = source.below(profile.neutronFolder());
        for (String path : paths) {
            if (!profile.notCopied().matcher(path).matches()) {
                String text = source.read(path);
                target.write(path, path.equals(local.file()) ? withLocalIp(text, host) : text);
            }
        }
        return paths.size() + " files looked at";
    }

    private String withLocalIp(String text, HostWork host) {
        IniFile file = IniFile.parse(text);
        LocalIp local = profile.localIp();
        Option option = new Option(local.section(), local.option());
        Option lower = new Option(local.section().toLowerCase(Locale.ROOT), local.option());
        file.set(file.value(lower).isPresent() ? lower : option, site.entry(host.name()).address());
        return file.text();
    }

    /** Enables and starts the units, and looks whether they run. */
    public void start(HostWork host, String step, Set<Part> parts) {
        if (neutron && parts.contains(Part.NODE)) {
            startUnit(host, step, profile.neutronUnits().get(0));
            for (String bridge : profile.bridges()) {
                host.once(step + "." + bridge, profile.bridge(), Map.of("bridge", bridge));
            }
        }
        units(parts).forEach(unit -> startUnit(host, step, unit));
    }

    private void startUnit(HostWork host, String step, String unit) {
        Map<String, String> values = Map.of("unit", unit);
        var commands = site.profile().host();
        host.once(step + ".enable." + unit, commands.enableUnit(), values);
        // A redeployed node's old processes must read the new configuration.
        host.once(step + ".start." + unit, commands.restartUnit(), values);
        if (!host.holds(commands.unitStatus(), values)) {
            host.spoil(step + ".start." + unit, "did not stay up");
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED, unit + " does not run on " + host.name());
        }
    }
}
