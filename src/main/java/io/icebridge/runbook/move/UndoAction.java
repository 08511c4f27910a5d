package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.ActionKind.at;
import static io.icebridge.runbook.move.On.IMAGES;
import static io.icebridge.runbook.move.On.NETWORK;
import static io.icebridge.runbook.move.On.NEW;
import static io.icebridge.runbook.move.On.OLD;
import static io.icebridge.runbook.move.On.VOLUMES;

/**
 * Everything that is done to a server on the way back, each kind once; which of it takes what back
 * stands at {@link ServerAction}.
 */
enum UndoAction implements MoveAction {
    PARK_NEW(
            at(NETWORK, "park", "each port: PUT ports/{port} device_id='' device_owner=''")
                    .in("removeNewServer", "retryMove")
                    .where(Route::neutron)),
    DETACH_NEW(
            at(
                            NEW,
                            "detach",
                            "each data volume on the new server: DELETE servers/{new server}"
                                    + "/os-volume_attachments/{volume}")
                    .in("removeNewServer", "retryMove")),
    DELETE_NEW(at(NEW, "delete", "DELETE servers/{new server}").in("removeNewServer", "retryMove")),
    RETURN_PORT(
            at(
                            NETWORK,
                            "bind",
                            "each port: PUT ports/{port} device_id={server}"
                                    + " device_owner=compute:nova binding:host_id={node}")
                    .in("returnAddresses")
                    .where(Route::neutron)),
    RESERVE(
            at(NEW, "reserve", "each fixed address: POST os-fixed-ips/{ip}/action reserve")
                    .in("returnAddresses")
                    .where(Route::novaNetwork)),
    BACK_CLEAR(
            at(OLD, "clear", FloatingCalls.CLEAR).in("returnAddresses").where(Route::novaNetwork)),
    BACK_RELEASE(
            at(NEW, "release", FloatingCalls.RELEASE)
                    .in("returnAddresses")
                    .where(Route::novaNetwork)),
    BACK_WITHDRAW(
            at(NEW, "withdraw", FloatingCalls.WITHDRAW)
                    .in("returnAddresses")
                    .where(Route::novaNetwork)),
    BACK_ADD(at(OLD, "add", FloatingCalls.ADD).in("returnAddresses").where(Route::novaNetwork)),
    BACK_ALLOCATE(
            at(OLD, "allocate", FloatingCalls.ALLOCATE)
                    .in("returnAddresses")
                    .where(Route::novaNetwork)),
    BACK_ASSIGN(
            at(OLD, "assign", "each floating address: POST servers/{server}/action addFloatingIp")
                    .in("returnAddresses")
                    .where(Route::novaNetwork)),
    RETURN_VOLUME(
            at(
                            OLD,
                            "attach",
                            "each data volume: POST servers/{server}/os-volume_attachments"
                                    + " volumeId={volume} device={device}")
                    .in("returnVolumes")),
    DISCARD_SNAPSHOT(
            at(
                            IMAGES,
                            "discard",
                            "each image marked icebridge={change}:{server}: PATCH images/{image}"
                                    + " protected=false; DELETE images/{image}")
                    .in("startOldServer", "retryMove")
                    .where(Route::snapshot)),
    UNLOCK(
            at(
                            OLD,
                            "unlock",
                            "unless an administrator had locked it: POST servers/{server}/action"
                                    + " unlock")
                    .in("startOldServer")),
    LOCK_BACK(
            at(
                            OLD,
                            "lock",
                            "where its owner had locked it, as its project: POST"
                                    + " servers/{server}/action lock")
                    .in("startOldServer")),
    START(
            at(OLD, "start", "where it ran: POST servers/{server}/action os-start")
                    .in("startOldServer")),
    CHECK_BACK(
            at(OLD, "compare", "GET servers/{server}, its ports and volumes: as they were")
                    .in("startOldServer")
                    .looking()),
    UNGUARD_OLD(
            at(
                            VOLUMES,
                            "unguard",
                            "where its root volume was guarded by a snapshot: DELETE"
                                    + " snapshots/{guard}")
                    .in("startOldServer")
                    .where(Route::volume)),
    DOOM_ROOT(
            at(
                            OLD,
                            "termination",
                            "where its root volume went with it: PUT servers/{server}"
                                    + "/os-volume_attachments/{volume} delete_on_termination=true")
                    .in("startOldServer")
                    .where(Route::volume));

    private final ActionKind kind;

    UndoAction(ActionKind kind) {
        this.kind = kind;
    }

    @Override
    public ActionKind kind() {
        return kind;
    }
}
