package io.icebridge.runbook.move;

import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.journal.Change;

/** What the administrator holds while servers move; when none does any more, it is given back. */
public final class Borrowed {
    private static final String STEP = "closeMoves";

    private final Crossing crossing;
    private final Roles roles;

    public Borrowed(Crossing crossing, Roles roles) {
        this.crossing = crossing;
        this.roles = roles;
    }

    /**
     * Owners' key pairs, floating addresses that were in another's way, and roles, which come last
     * since every change of them revokes the tokens that the others need.
     */
    public void giveBack(Change change) {
        new LentKeys(crossing.door(), crossing.cloud(), crossing.file()).giveBack(change, STEP);
        if (crossing.file().network() == NetworkKind.NOVA_NETWORK) {
            for (Side side : Side.values()) {
                new OtherAddresses(crossing, change, side, STEP).letGo();
            }
        }
        roles.revoke(change, STEP);
    }
}
