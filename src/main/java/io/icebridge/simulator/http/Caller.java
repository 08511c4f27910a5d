package io.icebridge.simulator.http;

/** Who calls, as the token says. {@code projectId} is empty for an unscoped token. */
public record Caller(String userId, String projectId, boolean admin) {

    public static final Caller NOBODY = new Caller("", "", false);

    /** An administrator may see everything, anybody else what is their project's. */
    public boolean sees(String ownerProject) {
        return admin || projectId.equals(ownerProject);
    }

    public void mustBeAdmin() {
        if (!admin) {
            throw new Refusal(403, "Policy doesn't allow this operation to be performed.");
        }
    }
}
