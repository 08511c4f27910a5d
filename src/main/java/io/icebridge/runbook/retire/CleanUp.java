package io.icebridge.runbook.retire;

import io.icebridge.cloud.Cloud;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.move.LentKeys;
import io.icebridge.runbook.move.Roles;
import java.time.Clock;

/** Takes back, by the journal, what the change gave itself and left; nothing else is touched. */
final class CleanUp {
    private final Site site;
    private final Cloud cloud;

    CleanUp(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
    }

    String run(String change) {
        int roles =
                Roles.ofFilling(cloud, site.file(), site.journal()).revoke(change)
                        + Roles.ofMoves(cloud, site.file(), site.journal()).revoke(change);
        return roles
                + " roles taken back, "
                + new LentKeys(site.journal(), cloud).giveBack(change)
                + ", "
                + new Snapshots(site, cloud, Clock.systemUTC()).deleteExpired(change);
    }
}
