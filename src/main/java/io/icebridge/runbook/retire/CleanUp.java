package io.icebridge.runbook.retire;

import io.icebridge.cloud.Cloud;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Intent;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.move.LentKeys;
import java.time.Clock;
import java.util.List;

/** Takes back, by the journal, what the change gave itself and left; nothing else is touched. */
final class CleanUp {
    private static final String PROJECT = "project ";

    private final Site site;
    private final Cloud cloud;

    CleanUp(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
    }

    String run(String change) {
        List<String> projects =
                site.journal().of(change).stream()
                        .filter(e -> e.intent().step().endsWith("grantRole"))
                        .filter(e -> e.state() == Entry.State.DONE)
                        .filter(e -> e.result().equals("granted"))
                        .map(e -> e.intent().subject())
                        .filter(s -> s.startsWith(PROJECT))
                        .map(s -> s.substring(PROJECT.length()))
                        .distinct()
                        .toList();
        String role = site.file().moving().role();
        for (String project : projects) {
            site.journal()
                    .perform(
                            new Intent(
                                    change,
                                    PROJECT + project,
                                    "cleanUp.revokeRole",
                                    "take back the role " + role),
                            () -> {
                                cloud.identity().revokeRole(project, role);
                                return "revoked";
                            });
        }
        return projects.size()
                + " roles taken back, "
                + new LentKeys(site.journal(), cloud).giveBack(change)
                + ", "
                + new Snapshots(site, cloud, Clock.systemUTC()).deleteExpired(change);
    }
}
