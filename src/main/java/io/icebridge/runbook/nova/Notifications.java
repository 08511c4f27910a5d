package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.journal.Change;
import io.icebridge.journal.Reach;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.HostFiles;
import io.icebridge.runbook.fleet.Paths;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.NovaProfile;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Neutron's notifications to Nova. Icehouse's Nova waits for them at every boot, Havana's does not
 * know them, and Neutron can notify one Nova only: so they are off until the new one answers.
 */
final class Notifications {
    private final Site site;
    private final NovaProfile.Notifications profile;
    private final NovaHosts hosts;
    private final NovaLogin login;

    Notifications(Site site, Cloud cloud) {
        this.site = site;
        this.profile = site.profile().nova().notifications();
        this.hosts = new NovaHosts(site);
        this.login = new NovaLogin(site, cloud);
    }

    /** Points them at the new region, on a host that runs the Neutron server, or does nothing. */
    List<Deed> on(Draft draft, Change change, String host, Draft back) {
        String kept = kept(change);
        List<Deed> undo = back(back, host, kept);
        Map<String, String> paths = Map.of("file", profile.file(), "kept", kept);
        return List.of(
                draft.run(
                        host,
                        "backupFolder",
                        Template.command(
                                site.profile().host().makeFolder(),
                                Map.of("folder", Paths.backups(site.profile(), change.id()))),
                        Undo.needless("a folder of backups stays")),
                draft.run(
                        host,
                        "keep",
                        Template.command(profile.keep(), paths),
                        Undo.needless("a copy in the backups stays")),
                draft.call(host, "options", listed(), undo, reach -> set(reach, change, host)),
                draft.run(host, "restart", Template.command(profile.restart(), Map.of()), undo));
    }

    /** Puts the options back to what they were before this change, and nothing else. */
    private List<Deed> back(Draft back, String host, String kept) {
        String what =
                "write %s: as in %s again, or none where it has none: %s"
                        .formatted(profile.file(), kept, names());
        return List.of(
                back.call(host, "options", what, Undo.NONE, reach -> before(reach, host, kept)),
                back.run(
                        host, "restart", Template.command(profile.restart(), Map.of()), Undo.NONE));
    }

    private String names() {
        return profile.set().keySet().stream()
                .map(NovaConf::shown)
                .collect(Collectors.joining(", "));
    }

    private String listed() {
        Map<String, String> values = hosts.values(hosts.controller().name());
        values.putAll(login.described());
        return "write %s where there is %s, changed:\n%s"
                .formatted(
                        profile.file(),
                        profile.unit(),
                        profile.set().entrySet().stream()
                                .map(
                                        o ->
                                                "  %s = %s"
                                                        .formatted(
                                                                NovaConf.shown(o.getKey()),
                                                                Template.text(
                                                                        o.getValue(), values)))
                                .collect(Collectors.joining("\n")));
    }

    private String set(Reach reach, Change change, String host) {
        HostFiles files = new HostFiles(site, host);
        if (!files.there(profile.unitFile())) {
            return "no " + profile.unit() + " here";
        }
        Map<String, String> values = hosts.values(hosts.controller().name());
        values.putAll(login.read(change, host));
        IniFile file = IniFile.parse(files.read(profile.file()));
        profile.set().forEach((o, value) -> file.set(Option.of(o), Template.text(value, values)));
        files.write(reach.host(host), profile.file(), file.text());
        return Counted.of(profile.set().size(), "option") + " set";
    }

    private String before(Reach reach, String host, String kept) {
        HostFiles files = new HostFiles(site, host);
        if (!files.there(kept)) {
            return "nothing was changed here";
        }
        IniFile file = IniFile.parse(files.read(profile.file()));
        IniFile then = IniFile.parse(files.read(kept));
        for (String name : profile.set().keySet()) {
            Option option = Option.of(name);
            then.value(option).ifPresentOrElse(v -> file.set(option, v), () -> file.remove(option));
        }
        files.write(reach.host(host), profile.file(), file.text());
        return Counted.of(profile.set().size(), "option") + " as before";
    }

    /** The first copy stays, which a later deployment does not replace by its own options. */
    private String kept(Change change) {
        return Paths.backups(site.profile(), change.id()) + "/neutron.conf.silent";
    }
}
