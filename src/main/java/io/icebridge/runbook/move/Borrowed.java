package io.icebridge.runbook.move;

import io.icebridge.cloud.Side;

/** What the administrator holds while servers move; when none does any more, it is given back. */
public final class Borrowed {
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
    public void giveBack(String change) {
        new LentKeys(crossing.journal(), crossing.cloud()).giveBack(change);
        OtherAddresses others = new OtherAddresses(crossing);
        for (Side side : Side.values()) {
            others.letGo(change, side);
        }
        roles.revoke(change);
    }
}
