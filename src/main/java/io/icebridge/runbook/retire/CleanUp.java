package io.icebridge.runbook.retire;

import io.icebridge.cloud.Cloud;
import io.icebridge.door.Change;
import io.icebridge.door.Undo;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.move.LentKeys;
import io.icebridge.runbook.move.Roles;
import java.time.Clock;
import java.util.List;

/** Takes back, by the journal, what the moves gave themselves and left; nothing else is touched. */
public final class CleanUp {
    private static final Undo LENT = Undo.needless("it was this change's own");

    private final Site site;
    private final Cloud cloud;

    public CleanUp(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
    }

    List<Deed> of(CloudDraft draft, Change change) {
        return List.of(
                draft.call(
                        "roles",
                        "take back the roles that the moves granted the administrator",
                        LENT,
                        reach ->
                                Roles.ofMoves(cloud, site.file(), site.journal())
                                                .revoke(change.id())
                                        + " roles taken back"),
                draft.call(
                        "keys",
                        "give the key pairs back that the moves lent",
                        LENT,
                        reach -> new LentKeys(site.journal(), cloud).giveBack(change.id())),
                draft.call(
                        "snapshots",
                        "delete the snapshots of servers whose time is over",
                        LENT,
                        reach ->
                                new Snapshots(site, cloud, Clock.systemUTC())
                                        .deleteExpired(change.id())));
    }
}
