package io.icebridge.runbook.move;

import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.journal.Change;

/** What the administrator holds while servers move; when none does any more, it is given back. */
public final class Borrowed {
    private static final String STEP = "closeMoves";

    private final Crossing crossing;
    private final Roles roles;
    private final CarriedGroups groups;

    public Borrowed(Crossing crossing, Roles roles, CarriedGroups groups) {
        this.groups = groups;
        this.crossing = crossing;
        this.roles = roles;
    }

    /**
     * Server groups that nobody came to need, owners' key pairs, floating addresses that were in
     * another's way, and roles, which come last since every change of them revokes the tokens that
     * the others need.
     */
    public void giveBack(Change change) {
        groups.giveBack(change, STEP);
        new LentKeys(crossing.door(), crossing.cloud(), crossing.file()).giveBack(change, STEP);
        if (crossing.file().network() == NetworkKind.NOVA_NETWORK) {
            for (Side side : Side.values()) {
                new OtherAddresses(crossing, change, side, STEP).letGo();
            }
        }
        roles.revoke(change, STEP);
    }
}
