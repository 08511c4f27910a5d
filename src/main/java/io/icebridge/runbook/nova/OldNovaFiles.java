package io.icebridge.runbook.nova;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.OptionNames;
import io.icebridge.runbook.config.Secrets;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.HostFiles;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.NovaProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the old controller's files leave to people; looking changes nothing. */
public final class OldNovaFiles {
    private final Site site;
    private final NovaProfile profile;
    private final NovaHosts hosts;
    private final NovaConf conf;

    public OldNovaFiles(Site site) {
        this.site = site;
        this.profile = site.profile().nova();
        this.hosts = new NovaHosts(site);
        this.conf = new NovaConf(site.profile(), site.file().network());
    }

    /**
     * Something to know or to mend.
     *
     * @param blocks whether the deployment cannot come to an end with it
     */
    public record Told(String what, String host, String remedy, boolean blocks) {}

    /** What the journal keeps of a look. */
    private record Seen(List<Told> told) {}

    /** As the files are while nothing was deployed, and as they were then afterwards. */
    public List<Told> kept(Change change, Journal journal) {
        if (!hosts.here()) {
            return List.of();
        }
        Key key =
                new Draft("readOldNova", Subject.CHANGE).key(hosts.oldController().name(), "files");
        Optional<List<Told>> before = journal.result(change, key, Seen.class).map(Seen::told);
        boolean begun = !journal.last(change, Subject.CHANGE, "installNova").isEmpty();
        if (before.isPresent() && begun) {
            return before.get();
        }
        List<Told> now = told();
        if (!before.equals(Optional.of(now))) {
            String what = "read " + profile.file() + ", " + profile.paste();
            journal.note(change, key, what, new Seen(now));
        }
        return now;
    }

    /** None where Icebridge may not log in, or the host has no such file. */
    public List<Told> told() {
        if (!hosts.here()) {
            return List.of();
        }
        String host = hosts.oldController().name();
        HostFiles files = new HostFiles(site, host);
        if (site.entry(host).byHand() || !files.there(profile.file())) {
            return List.of();
        }
        List<Told> told = new ArrayList<>();
        String text = files.read(profile.file());
        IniFile nova = conf.read(text);
        NovaConf.Target target = target();
        try {
            conf.changed(text, target);
        } catch (StepFailure cannot) {
            told.add(
                    new Told(
                            cannot.getMessage(),
                            host,
                            "write it as scheme://user:password@host/schema into " + profile.file(),
                            true));
        }
        told.addAll(left(host, profile.file(), nova, nova, target));
        List<IniFile> both = new ArrayList<>(List.of(nova));
        if (files.there(profile.paste())) {
            IniFile paste =
                    IniFile.parse(profile.paste(), files.read(profile.paste()), OptionNames.NONE);
            told.addAll(left(host, profile.paste(), paste, nova, target));
            both.add(paste);
        }
        told.addAll(credentials(host, both));
        return told;
    }

    private NovaConf.Target target() {
        return new NovaConf.Target(
                false,
                true,
                new NovaConf.NewDatabase(
                        hosts.newDatabase().schema(),
                        site.entry(hosts.newDatabase().host()).address()),
                NovaHosts.names(hosts.oldController()),
                hosts.values(hosts.controller().name()));
    }

    private List<Told> left(
            String host, String path, IniFile file, IniFile nova, NovaConf.Target target) {
        return conf.left(file, nova, target).stream()
                .map(
                        left ->
                                new Told(
                                        "%s = %s in %s is copied as it is: %s"
                                                .formatted(
                                                        NovaConf.shown(left.option().toString()),
                                                        Secrets.shown(left.option(), left.value()),
                                                        path,
                                                        left.why()),
                                        host,
                                        "see whether it is right on the new hosts, and change it"
                                                + " there if not",
                                        false))
                .toList();
    }

    /** With Neutron they are needed at the end of the deployment. */
    private List<Told> credentials(String host, List<IniFile> files) {
        NovaProfile.Notifications wanted = profile.notifications();
        if (site.file().network() != NetworkKind.NEUTRON) {
            return List.of();
        }
        return Stream.of(wanted.username(), wanted.password(), wanted.tenant())
                .filter(options -> NovaLogin.first(files, options).isEmpty())
                .map(
                        options ->
                                new Told(
                                        "the old Nova's own login is not found: no "
                                                + String.join(" or ", options),
                                        host,
                                        "write it into " + profile.file(),
                                        true))
                .toList();
    }
}
