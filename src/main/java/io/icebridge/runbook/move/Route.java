package io.icebridge.runbook.move;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.cloudfile.UserData;
import io.icebridge.runbook.profile.FillProfile;

/**
 * What decides which actions a server's move has: its method, what its new server gets as user
 * data, and the site. How many volumes and addresses it has is no part of it; they are moved as
 * they are then.
 *
 * @param sql for what only the new Nova's database can be told
 */
public record Route(String method, UserData userData, CloudFile file, FillProfile sql) {

    static Route of(Move move, CloudFile file, FillProfile sql) {
        return new Route(move.method(), move.userData(), file, sql);
    }

    boolean neutron() {
        return file.network() == NetworkKind.NEUTRON;
    }

    boolean novaNetwork() {
        return file.network() == NetworkKind.NOVA_NETWORK;
    }

    boolean snapshot() {
        return method.equals("SNAPSHOT");
    }

    /** A root volume cannot stand in both regions. */
    boolean volume() {
        return method.equals("VOLUME");
    }

    /** Whether the old server goes before the new one is booted. */
    public boolean deleteFirst() {
        return volume() || file.moving().deleteFirst();
    }

    boolean deleteLast() {
        return !deleteFirst();
    }

    boolean database() {
        return file.database("nova").isPresent();
    }

    /** Whether the kind of action belongs to the move. */
    boolean has(MoveAction kind) {
        return kind.of(this);
    }
}
