package io.icebridge.runbook.nova;

import io.icebridge.host.Command;
import io.icebridge.runbook.fleet.Files;
import io.icebridge.runbook.fleet.HostWork;
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
    record Found(HostWork host, String root) {
        List<String> below(String folder) {
            return new Files(host)
                    .below(root + folder).stream().map(p -> p.substring(root.length())).toList();
        }

        String read(String path) {
            return new Files(host).read(root + path);
        }
    }

    /** The folder of the old host, for a new host. */
    Found of(HostWork wanting, String oldHost) {
        return site.entry(oldHost).byHand()
                ? new Found(wanting, root(wanting.change(), oldHost))
                : new Found(site.on(wanting.change(), oldHost), "");
    }

    /** What a person runs on the old host so that each of the new ones has the folder. */
    List<String> send(String change, String oldHost, String folder, List<String> wanting) {
        String root = root(change, oldHost);
        return wanting.stream()
                .map(
                        host ->
                                "tar -C / -cf - %s | ssh root@%s %s"
                                        .formatted(
                                                folder.substring(1),
                                                site.entry(host).address(),
                                                Command.quote(
                                                        "umask 077 && mkdir -p %s && tar -C %s -xf -"
                                                                .formatted(root, root))))
                .toList();
    }

    private String root(String change, String oldHost) {
        return Paths.backups(site.profile(), change) + "/from-" + oldHost;
    }
}
