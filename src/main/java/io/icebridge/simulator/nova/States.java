package io.icebridge.simulator.nova;

import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.http.Refusal;
import java.util.Set;

/** Which operations a server is in the state for, refused in Nova's own words. */
final class States {

    private States() {}

    static void idle(Server server, String action) {
        if (server.task != null) {
            throw conflict(action, "task_state", server.task);
        }
    }

    static void in(Server server, String action, Set<String> vmStates) {
        if (!vmStates.contains(server.vmState)) {
            throw conflict(action, "vm_state", server.vmState);
        }
        idle(server, action);
    }

    /** A lock keeps everybody out but administrators. */
    static void unlocked(Server server, Caller caller) {
        if (server.locked && !caller.admin()) {
            throw new Refusal(409, "Instance " + server.id + " is locked");
        }
    }

    /** An owner's lock leaves one that is there; an administrator's takes its place. */
    static void lock(Server server, Caller caller) {
        boolean owner = owns(caller, server);
        if (server.locked && owner) {
            return;
        }
        server.locked = true;
        server.lockedBy = owner ? "owner" : "admin";
    }

    /** What an administrator has locked its owner cannot unlock. */
    static void unlock(Server server, Caller caller) {
        if ("admin".equals(server.lockedBy) && owns(caller, server)) {
            caller.mustBeAdmin();
        }
        server.locked = false;
        server.lockedBy = null;
    }

    private static boolean owns(Caller caller, Server server) {
        return caller.projectId().equals(server.tenantId);
    }

    private static Refusal conflict(String action, String kind, String state) {
        return new Refusal(
                409, "Cannot '" + action + "' while instance is in " + kind + " " + state);
    }
}
