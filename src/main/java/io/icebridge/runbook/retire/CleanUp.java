package io.icebridge.runbook.retire;

import io.icebridge.cloud.Cloud;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Step;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.move.CarriedGroups;
import io.icebridge.runbook.move.LentKeys;
import io.icebridge.runbook.move.Roles;
import io.icebridge.runbook.move.SharedAction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Takes back, by the journal, what the change gave itself and left; nothing else is touched. */
public final class CleanUp {
    private final Site site;
    private final Cloud cloud;
    private final Door door;
    private final Clock clock;

    public CleanUp(Site site, Cloud cloud, Door door, Clock clock) {
        this.clock = clock;
        this.site = site;
        this.cloud = cloud;
        this.door = door;
    }

    /** What the gate of the retirement opens of it. */
    public static Step opened(Site site) {
        Step shared = SharedAction.cleaningUp(site.file());
        List<Action> actions = new ArrayList<>(shared.actions());
        actions.add(Snapshots.deletion(""));
        return new Step(shared.id(), shared.subject(), actions);
    }

    /**
     * What the moves gave themselves and left; each is taken back once.
     *
     * @throws io.icebridge.journal.NotNow when a moment was not enough for all
     */
    public String run(Change change) {
        String groups =
                new CarriedGroups(door, cloud, site.file()).giveBack(change, SharedAction.CLEAN_UP);
        int roles = new Roles(cloud, site.file(), door).revoke(change, SharedAction.CLEAN_UP);
        String keys =
                new LentKeys(door, cloud, site.file()).giveBack(change, SharedAction.CLEAN_UP);
        return "%s taken back, %s, %s, %s"
                .formatted(
                        Counted.of(roles, "role"),
                        keys,
                        groups,
                        new Snapshots(cloud, door, clock).deleteExpired(change));
    }
}
