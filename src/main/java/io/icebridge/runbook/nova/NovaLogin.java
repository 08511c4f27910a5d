package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Endpoint;
import io.icebridge.cloud.Project;
import io.icebridge.journal.Change;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.config.OptionNames;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.NovaProfile;
import io.icebridge.runbook.profile.NovaProfile.Notifications;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * As whom Neutron notifies the new Nova: the new Nova's own login, which goes from one host's file
 * to another's and through nobody's form.
 */
final class NovaLogin {
    private final Site site;
    private final Cloud cloud;
    private final Notifications profile;
    private final NovaHosts hosts;

    NovaLogin(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
        this.profile = site.profile().nova().notifications();
        this.hosts = new NovaHosts(site);
    }

    /** Whose nova.conf it is read from; the old one's is the same. */
    String from() {
        return hosts.controller().byHand()
                ? hosts.oldController().name()
                : hosts.controller().name();
    }

    /** Where each value is found, for people. */
    Map<String, String> described() {
        return Map.of(
                "nova-username", described(profile.username()),
                "nova-password", described(profile.password()),
                "nova-tenant-id", "the id of the project " + described(profile.tenant()),
                "nova-auth-url", described(profile.authUrl()));
    }

    private String described(List<String> options) {
        return "(%s, of %s or %s on %s)"
                .formatted(
                        options.stream().map(NovaConf::shown).collect(Collectors.joining(" or ")),
                        site.profile().nova().paste(),
                        site.profile().nova().file(),
                        from());
    }

    /** The values, for a host that wants them. */
    Map<String, String> read(Change change, String host) {
        List<IniFile> nova = files(change, host);
        return Map.of(
                "nova-username", must(nova, profile.username()),
                "nova-password", must(nova, profile.password()),
                "nova-tenant-id", projectId(must(nova, profile.tenant())),
                "nova-auth-url", first(nova, profile.authUrl()).orElseGet(this::identityUrl));
    }

    /** The paste file, where there is one, and nova.conf. */
    private List<IniFile> files(Change change, String host) {
        OldConfiguration.Found found = new OldConfiguration(site).of(change, host, from());
        NovaProfile nova = site.profile().nova();
        List<IniFile> files = new ArrayList<>();
        if (found.below(nova.folder()).contains(nova.paste())) {
            files.add(IniFile.parse(nova.paste(), found.read(nova.paste()), OptionNames.NONE));
        }
        files.add(IniFile.parse(nova.file(), found.read(nova.file()), site.profile().novaNames()));
        return files;
    }

    /** What the first of the options says that any of the files has. */
    static Optional<String> first(List<IniFile> files, List<String> options) {
        return options.stream()
                .map(Option::of)
                .flatMap(o -> files.stream().flatMap(file -> file.value(o).stream()))
                .findFirst();
    }

    private static String must(List<IniFile> files, List<String> options) {
        return first(files, options)
                .orElseThrow(() -> none("the new Nova has no " + String.join(" or ", options)));
    }

    private String projectId(String name) {
        return cloud.identity().projects().stream()
                .filter(p -> p.name().equals(name))
                .map(Project::id)
                .findFirst()
                .orElseThrow(() -> none("Keystone has no project " + name + " for Nova"));
    }

    private String identityUrl() {
        return cloud.identity().endpoints().stream()
                .filter(e -> e.serviceType().equals("identity") && e.iface().equals("admin"))
                .map(Endpoint::url)
                .findFirst()
                .orElseThrow(() -> none("Keystone has no admin endpoint of itself"));
    }

    private static StepFailure none(String what) {
        return new StepFailure(StepFailure.Kind.PROOF_FAILED, what);
    }
}
