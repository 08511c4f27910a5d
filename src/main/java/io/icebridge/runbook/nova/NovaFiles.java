package io.icebridge.runbook.nova;

import io.icebridge.host.Command;
import io.icebridge.journal.Change;
import io.icebridge.journal.Reach;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.FileCheck;
import io.icebridge.runbook.fleet.HostFiles;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaParts.Part;
import io.icebridge.runbook.nova.OldConfiguration.Found;
import io.icebridge.runbook.profile.NovaProfile;
import io.icebridge.runbook.profile.NovaProfile.LocalIp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The new Nova's configuration on a host. */
public final class NovaFiles {
    private static final Undo STAYS =
            Undo.needless("nothing reads it when nothing runs, and a later try writes it anew");

    private final Site site;
    private final NovaProfile profile;
    private final NovaHosts hosts;
    private final NovaParts parts;
    private final OldConfiguration sources;
    private final NovaConf conf;

    public NovaFiles(Site site) {
        this.site = site;
        this.profile = site.profile().nova();
        this.hosts = new NovaHosts(site);
        this.parts = new NovaParts(site);
        this.sources = new OldConfiguration(site);
        this.conf = new NovaConf(site.profile(), site.file().network());
    }

    /** A node's own configuration becomes one of the new Nova; it has its cards and addresses. */
    public List<Deed> ownOn(Draft draft, Change change, String node) {
        return List.of(
                options(draft, change, node, NovaParts.NODE, node),
                FileCheck.look(draft, node, "check", profile.check()),
                draft.run(node, "owner", Command.of(profile.owner()), STAYS));
    }

    /** The old controller's folder, and for a node with Neutron an old node's. */
    List<Deed> on(Draft draft, Change change, String host, Set<Part> wanted) {
        String from = hosts.oldController().name();
        List<Deed> deeds = new ArrayList<>();
        deeds.add(folder(draft, change, host, wanted, from));
        deeds.add(options(draft, change, host, wanted, from));
        deeds.add(FileCheck.look(draft, host, "check", profile.check()));
        deeds.add(draft.run(host, "owner", Command.of(profile.owner()), STAYS));
        if (parts.withNeutron(wanted)) {
            deeds.add(neutron(draft, change, host, hosts.oldNode()));
            deeds.add(draft.run(host, "neutronOwner", Command.of(profile.neutronOwner()), STAYS));
        }
        return deeds;
    }

    private String as(String folder, String from) {
        return "write %s as on %s (%s)".formatted(folder, from, site.entry(from).address());
    }

    private Deed folder(Draft draft, Change change, String host, Set<Part> wanted, String from) {
        return draft.call(
                host,
                "folder",
                "%s but %s and what matches %s; in %s what names the old controller as in %s"
                        .formatted(
                                as(profile.folder(), from),
                                profile.file(),
                                profile.notCopied(),
                                profile.paste(),
                                profile.file()),
                STAYS,
                reach ->
                        copied(
                                reach,
                                host,
                                sources.of(change, host, from),
                                target(host, wanted, from)));
    }

    private String copied(Reach reach, String host, Found source, NovaConf.Target target) {
        HostFiles files = new HostFiles(site, host);
        List<String> paths =
                source.below(profile.folder()).stream()
                        .filter(path -> !path.equals(profile.file()))
                        .filter(path -> !profile.notCopied().matcher(path).matches())
                        .toList();
        for (String path : paths) {
            String text = source.read(path);
            files.write(
                    reach.host(host),
                    path,
                    path.equals(profile.paste())
                            ? conf.pasteChanged(text, source.read(profile.file()), target)
                            : text);
        }
        return Counted.of(paths.size(), "file") + " written";
    }

    private NovaConf.Target target(String host, Set<Part> wanted, String from) {
        return new NovaConf.Target(
                wanted.contains(Part.NODE),
                !from.equals(host),
                new NovaConf.NewDatabase(
                        hosts.newDatabase().schema(),
                        site.entry(hosts.newDatabase().host()).address()),
                NovaHosts.names(hosts.oldController()),
                hosts.values(host));
    }

    private Deed options(Draft draft, Change change, String host, Set<Part> wanted, String from) {
        NovaConf.Target target = target(host, wanted, from);
        String begin =
                target.copied()
                        ? as(profile.file(), from) + ", changed"
                        : "change " + profile.file();
        return draft.call(
                host,
                "options",
                begin + ":\n" + String.join("\n", conf.listed(target)),
                STAYS,
                reach -> {
                    String text = sources.of(change, host, from).read(profile.file());
                    new HostFiles(site, host)
                            .write(reach.host(host), profile.file(), conf.changed(text, target));
                    return "written";
                });
    }

    private Deed neutron(Draft draft, Change change, String host, String from) {
        LocalIp local = profile.agent(site.file().networkAgent()).localIp();
        List<String> old = NovaHosts.names(site.entry(from));
        String address = site.entry(host).address();
        return draft.call(
                host,
                "neutron",
                "%s but what matches %s, changed:\n  %s: [%s] %s = %s\n  *.conf, *.ini: without [DEFAULT] host, and %s where a value is %s"
                        .formatted(
                                as(profile.neutronFolder(), from),
                                profile.notCopied(),
                                local.file(),
                                local.section(),
                                local.option(),
                                address,
                                address,
                                String.join(" or ", old)),
                STAYS,
                reach -> neutron(reach, host, sources.of(change, host, from), old));
    }

    private String neutron(Reach reach, String host, Found source, List<String> old) {
        HostFiles target = new HostFiles(site, host);
        List<String> paths =
                source.below(profile.neutronFolder()).stream()
                        .filter(path -> !profile.notCopied().matcher(path).matches())
                        .toList();
        for (String path : paths) {
            String text = source.read(path);
            boolean read = path.endsWith(".conf") || path.endsWith(".ini");
            target.write(reach.host(host), path, read ? neutron(path, text, host, old) : text);
        }
        return Counted.of(paths.size(), "file") + " written";
    }

    private String neutron(String path, String text, String host, List<String> old) {
        LocalIp local = profile.agent(site.file().networkAgent()).localIp();
        String address = site.entry(host).address();
        IniFile file = NodeFile.moved(path, text, old, address);
        if (path.equals(local.file())) {
            file.set(new Option(local.section(), local.option()), address);
        }
        return file.text();
    }
}
