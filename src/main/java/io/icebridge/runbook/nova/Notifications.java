package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Endpoint;
import io.icebridge.cloud.Project;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.fleet.Files;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Paths;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.NovaProfile;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Neutron's notifications to Nova. Icehouse's Nova waits for them at every boot, Havana's does not
 * know them, and Neutron can notify one Nova only: so they are off until the new one answers.
 */
final class Notifications {
    private final Site site;
    private final Cloud cloud;
    private final NovaProfile.Notifications profile;
    private final NovaHosts hosts;

    Notifications(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
        this.profile = site.profile().nova().notifications();
        this.hosts = new NovaHosts(site);
    }

    /** Points them at the new region, on every host that runs the Neutron server. */
    void run(String change) {
        if (site.file().network() != NetworkKind.NEUTRON) {
            return;
        }
        for (String name : site.reached(site.hostsIn(List.of("network")))) {
            HostWork host = site.on(change, name);
            if (host.holds(site.profile().nova().unitThere(), Map.of("unit", profile.unit()))) {
                host.once(
                        "notifyNova",
                        "notifications of ports to the new region in " + profile.file(),
                        () -> change(host, values(host)));
                host.once(
                        "notifyNova.restart",
                        site.profile().host().restartUnit(),
                        Map.of("unit", profile.unit()));
            }
        }
    }

    /** Whose nova.conf has the new Nova's credentials; the old one's are the same. */
    String credentialsFrom() {
        return hosts.controller().byHand()
                ? hosts.oldController().name()
                : hosts.controller().name();
    }

    /** Puts their options back to what they were before this change, and nothing else. */
    void silence(String change) {
        if (site.file().network() != NetworkKind.NEUTRON) {
            return;
        }
        for (String name : site.reached(site.hostsIn(List.of("network")))) {
            HostWork host = site.on(change, name);
            Files files = new Files(host);
            if (!files.there(kept(host))) {
                continue;
            }
            host.once(
                    "silenceNeutron.options",
                    "options of notifications as before in " + profile.file(),
                    () -> before(files, files.read(kept(host))));
            host.once(
                    "silenceNeutron.restart",
                    site.profile().host().restartUnit(),
                    Map.of("unit", profile.unit()));
            // Last, since it tells after a crash that there is still something to do.
            host.once(
                    "silenceNeutron.kept",
                    site.profile().host().removeFile(),
                    Map.of("file", kept(host)));
        }
    }

    private String before(Files files, String kept) {
        IniFile file = IniFile.parse(files.read(profile.file()));
        IniFile then = IniFile.parse(kept);
        for (String name : profile.set().keySet()) {
            Option option = Option.of(name);
            then.value(option).ifPresentOrElse(v -> file.set(option, v), () -> file.remove(option));
        }
        files.write(profile.file(), file.text());
        return profile.set().size() + " options as before";
    }

    private String kept(HostWork host) {
        return Paths.backups(site.profile(), host.change()) + "/neutron.conf.silent";
    }

    private String change(HostWork host, Map<String, String> values) {
        Files files = new Files(host);
        String before = files.read(profile.file());
        String kept = kept(host);
        if (!files.there(kept)) {
            files.write(kept, before);
        }
        IniFile file = IniFile.parse(before);
        profile.set().forEach((o, value) -> file.set(Option.of(o), Template.text(value, values)));
        files.write(profile.file(), file.text());
        return profile.set().size() + " options set";
    }

    /** The credentials are the new Nova's own; they go from one host's file to another's. */
    private Map<String, String> values(HostWork host) {
        OldConfiguration.Found controller = new OldConfiguration(site).of(host, credentialsFrom());
        IniFile nova = IniFile.parse(controller.read(site.profile().nova().file()));
        Map<String, String> values = hosts.values(hosts.controller().name());
        values.put("nova-username", must(nova, profile.username()));
        values.put("nova-password", must(nova, profile.password()));
        values.put("nova-tenant-id", projectId(must(nova, profile.tenant())));
        values.put("nova-auth-url", first(nova, profile.authUrl()).orElseGet(this::identityUrl));
        return values;
    }

    private static Optional<String> first(IniFile file, List<String> options) {
        return options.stream().map(Option::of).flatMap(o -> file.value(o).stream()).findFirst();
    }

    private static String must(IniFile file, List<String> options) {
        return first(file, options)
                .orElseThrow(
                        () ->
                                new StepFailure(
                                        StepFailure.Kind.PROOF_FAILED,
                                        "the new nova.conf has no "
                                                + String.join(" or ", options)));
    }

    private String projectId(String name) {
        return cloud.identity().projects().stream()
                .filter(p -> p.name().equals(name))
                .map(Project::id)
                .findFirst()
                .orElseThrow(
                        () ->
                                new StepFailure(
                                        StepFailure.Kind.PROOF_FAILED,
                                        "Keystone has no project " + name + " for Nova"));
    }

    private String identityUrl() {
        return cloud.identity().endpoints().stream()
                .filter(e -> e.serviceType().equals("identity") && e.iface().equals("admin"))
                .map(Endpoint::url)
                .findFirst()
                .orElseThrow(
                        () ->
                                new StepFailure(
                                        StepFailure.Kind.PROOF_FAILED,
                                        "Keystone has no admin endpoint of itself"));
    }
}
