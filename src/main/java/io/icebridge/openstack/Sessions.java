package io.icebridge.openstack;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import java.util.function.Supplier;
import org.openstack4j.api.types.Facing;
import org.openstack4j.openstack.identity.v3.domain.KeystoneToken;
import org.openstack4j.openstack.internal.OSClientSession.OSClientSessionV3;

/**
 * Runs single calls as a project. openstack4j keeps its session in the thread and uses whichever
 * was created there last, so each call binds its own first and leaves one behind with which nothing
 * can be called.
 */
final class Sessions {

    private final Tokens tokens;
    private final Facing facing;

    Sessions(Tokens tokens, Facing facing) {
        this.tokens = tokens;
        this.facing = facing;
    }

    Ticket ticket(String projectId) {
        return tokens.of(projectId);
    }

    /**
     * Makes one call; once more with a new token when the first is not accepted any longer, or when
     * its catalogue, which is as old as the token, lacks the endpoint.
     *
     * @param projectId empty for the administrator's own project
     */
    <T> T inProject(String projectId, String region, Supplier<T> call) {
        Ticket ticket = tokens.of(projectId);
        try {
            return bound(ticket, region, call);
        } catch (CloudFailure failure) {
            if (failure.reason() != Reason.UNAUTHORIZED && failure.reason() != Reason.NO_ENDPOINT) {
                throw failure;
            }
        }
        return bound(tokens.after(ticket, projectId), region, call);
    }

    private <T> T bound(Ticket ticket, String region, Supplier<T> call) {
        ticket.bind(region, facing);
        try {
            return call.get();
        } finally {
            unbind();
        }
    }

    /**
     * There is no way to remove a session from its thread: this one has no token and no address.
     */
    static void unbind() {
        OSClientSessionV3.createSession(new KeystoneToken());
    }
}
