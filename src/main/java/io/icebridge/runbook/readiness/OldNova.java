package io.icebridge.runbook.readiness;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.host.Hosts;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Pauses;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaHosts;
import io.icebridge.runbook.nova.OldNovaFiles;
import io.icebridge.runbook.nova.OldNovaFiles.Told;
import io.icebridge.runbook.profile.Profile;
import java.util.List;

/** What is copied from the old controller is read before anything is decided. */
final class OldNova {
    private final Site site;

    OldNova(CloudFile file, Hosts hosts, Profile profile) {
        this.site = new Site(file, hosts, profile, Pauses.REAL);
    }

    List<Finding> check(HostEntry entry) {
        NovaHosts nova = new NovaHosts(site);
        if (!nova.here() || !nova.isOldController(entry)) {
            return List.of();
        }
        try {
            return new OldNovaFiles(site).told().stream().map(t -> finding(entry, t)).toList();
        } catch (StepFailure unreadable) {
            return List.of(
                    finding(
                            entry,
                            new Told(
                                    unreadable.getMessage(),
                                    entry.name(),
                                    "see why Nova's files cannot be read there",
                                    true)));
        }
    }

    private static Finding finding(HostEntry entry, Told told) {
        return new Finding(
                "host " + entry.name(), "nova-files", told.what(), told.remedy(), told.blocks());
    }
}
