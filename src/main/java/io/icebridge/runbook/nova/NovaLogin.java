package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Endpoint;
import io.icebridge.cloud.Project;
import io.icebridge.journal.Change;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.NovaProfile.Notifications;
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
        return "(%s of %s on %s)"
                .formatted(
                        options.stream().map(NovaConf::shown).collect(Collectors.joining(" or ")),
                        site.profile().nova().file(),
                        from());
    }

    /** The values, for a host that wants them. */
    Map<String, String> read(Change change, String host) {
        IniFile nova =
                IniFile.parse(
                        new OldConfiguration(site)
                                .of(change, host, from())
                                .read(site.profile().nova().file()));
        return Map.of(
                "nova-username", must(nova, profile.username()),
                "nova-password", must(nova, profile.password()),
                "nova-tenant-id", projectId(must(nova, profile.tenant())),
                "nova-auth-url", first(nova, profile.authUrl()).orElseGet(this::identityUrl));
    }

    private static Optional<String> first(IniFile file, List<String> options) {
        return options.stream().map(Option::of).flatMap(o -> file.value(o).stream()).findFirst();
    }

    private static String must(IniFile file, List<String> options) {
        return first(file, options)
                .orElseThrow(
                        () -> none("the new nova.conf has no " + String.join(" or ", options)));
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
