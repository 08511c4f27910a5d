package io.icebridge.runbook.nova;

import io.icebridge.host.Command;
import io.icebridge.journal.Change;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.HostFiles;
import io.icebridge.runbook.fleet.Paths;
import io.icebridge.runbook.fleet.Site;
import java.util.List;

/**
 * A folder of configuration on a host of the old release. Where Icebridge may not log in to that
 * host, a person sends the folder from there to the host that wants it: the secrets in it go from
 * host to host, and through nobody's form.
 */
final class OldConfiguration {
    private final Site site;

    OldConfiguration(Site site) {
        this.site = site;
    }

    /**
     * Where a host finds the folder.
     *
     * @param root stands before every path, empty on the host itself
     */
    record Found(HostFiles files, String root) {
        List<String> below(String folder) {
            return files.below(root + folder).stream()
                    .map(p -> p.substring(root.length()))
                    .toList();
        }

        String read(String path) {
            return files.read(root + path);
        }
    }

    /** The folder of the old host, for a new host. */
    Found of(Change change, String wanting, String oldHost) {
        return site.entry(oldHost).byHand()
                ? new Found(new HostFiles(site, wanting), root(change, oldHost))
                : new Found(new HostFiles(site, oldHost), "");
    }

    /** What a person runs on the old host so that each host that is reached has the folder. */
    List<Deed> sent(
            Draft draft, Change change, String oldHost, String folder, List<String> wanting) {
        String name = folder.substring(folder.lastIndexOf('/') + 1);
        if (!site.entry(oldHost).byHand()) {
            return List.of();
        }
        return site.reached(wanting).stream()
                .map(
                        host ->
                                draft.run(
                                        oldHost,
                                        "send:" + name + " to " + host,
                                        Command.of(sent(change, oldHost, folder, host)),
                                        Undo.needless("a copy in the backups stays")))
                .toList();
    }

    private String sent(Change change, String oldHost, String folder, String wanting) {
        String root = root(change, oldHost);
        return "tar -C / -cf - %s | ssh root@%s %s"
                .formatted(
                        folder.substring(1),
                        site.entry(wanting).address(),
                        Command.quote(
                                "umask 077 && mkdir -p %s && tar -C %s -xf -"
                                        .formatted(root, root)));
    }

    private String root(Change change, String oldHost) {
        return Paths.backups(site.profile(), change.id()) + "/from-" + oldHost;
    }
}
