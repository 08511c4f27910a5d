package io.icebridge.audit.told;

import io.icebridge.approval.ChangeId;

/**
 * A change's id as one part of an address. A slash in it would begin another part, and no server
 * lets an encoded one pass; no id has the tilde that stands for it.
 */
public final class ChangePath {
    private ChangePath() {}

    /** What stands in the address, not yet percent-encoded. */
    public static String of(String change) {
        return ChangeId.part(change);
    }

    /** The id that an address means. */
    public static String change(String part) {
        return part.replace('~', '/');
    }
}
