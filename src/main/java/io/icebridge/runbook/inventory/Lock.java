package io.icebridge.runbook.inventory;

/**
 * Whether a server is locked, and by whom: what an administrator has locked its owner cannot
 * unlock, so that the new server must be locked by the same ({@code instances.locked_by} of Havana
 * and Icehouse; no API tells it).
 *
 * @param by {@code owner} or {@code admin}; empty where nothing tells
 * @param reason as of microversion 2.73; empty for none
 */
public record Lock(boolean on, String by, String reason) {
    public static final Lock NONE = new Lock(false, "", "");

    /** What was locked before Nova kept by whom its owner can unlock. */
    static Lock row(boolean locked, String by) {
        return locked ? new Lock(true, by.isEmpty() ? "owner" : by, "") : NONE;
    }

    public boolean byOwner() {
        return by.equals("owner");
    }

    public boolean byAdministrator() {
        return by.equals("admin");
    }

    /** Whether the other is the same, as far as both tell. */
    public boolean same(Lock other) {
        return on == other.on
                && reason.equals(other.reason)
                && (by.isEmpty() || other.by.isEmpty() || by.equals(other.by));
    }

    /** For people, after "it is". */
    public String told() {
        return on
                ? "locked"
                        + (by.isEmpty() ? "" : " by " + by)
                        + (reason.isEmpty() ? "" : ": " + reason)
                : "not locked";
    }
}
