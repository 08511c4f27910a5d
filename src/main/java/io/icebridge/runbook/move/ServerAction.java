package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.ActionKind.at;
import static io.icebridge.runbook.move.On.DATABASE;
import static io.icebridge.runbook.move.On.IMAGES;
import static io.icebridge.runbook.move.On.NETWORK;
import static io.icebridge.runbook.move.On.NEW;
import static io.icebridge.runbook.move.On.OLD;
import static io.icebridge.runbook.move.On.VOLUMES;

/**
 * Everything that is done to a server on its way, in order, each kind once: the step does it, the
 * gate shows it, a person types it, and the way back takes it back, all by this definition.
 */
enum ServerAction implements MoveAction {
    LOCK(
            at(OLD, "lock", "POST servers/{server}/action lock")
                    .in("stopServer")
                    .undoneBy(UndoAction.UNLOCK, UndoAction.LOCK_BACK)
                    .typed("{nova old} lock {server}")),
    STOP(
            at(OLD, "stop", "where it runs: POST servers/{server}/action os-stop")
                    .in("stopServer")
                    .undoneBy(UndoAction.START)
                    .typed("{nova old} stop {server}")),
    SNAPSHOT(
            at(
                            OLD,
                            "snapshot",
                            "as its project: POST servers/{server}/action createImage"
                                    + " name=icebridge-{server} icebridge={change}:{server}")
                    .in("takeSnapshot")
                    .where(Route::snapshot)
                    .undoneBy(UndoAction.DISCARD_SNAPSHOT)
                    .typed("{nova old} image-create --poll {server} {image}")),
    PROTECT(
            at(IMAGES, "protect", "as its project: PATCH images/{snapshot} protected=true")
                    .in("proveSnapshot")
                    .where(Route::snapshot)
                    .undoneBy(UndoAction.DISCARD_SNAPSHOT)),
    PROVE(
            at(
                            IMAGES,
                            "prove",
                            "GET images/{snapshot}: active, not empty, with a checksum, its"
                                    + " project's, no larger than the flavor")
                    .in("proveSnapshot")
                    .where(Route::snapshot)
                    .looking()),
    GUARD(
            at(
                            OLD,
                            "guard",
                            "where its root volume would go with it: PUT servers/{server}"
                                    + "/os-volume_attachments/{volume} delete_on_termination=false;"
                                    + " where Nova cannot be told: POST snapshots"
                                    + " volume_id={volume} name=icebridge-{server}")
                    .in("freeVolumes")
                    .where(Route::volume)
                    .undoneBy(UndoAction.UNGUARD_OLD, UndoAction.DOOM_ROOT)
                    .typed(
                            "cinder snapshot-create --force True {volume}",
                            "# of which there is a snapshot, no volume goes with its server")),
    DETACH(
            at(
                            OLD,
                            "detach",
                            "each data volume: DELETE servers/{server}/os-volume_attachments"
                                    + "/{volume}")
                    .in("freeVolumes")
                    .undoneBy(UndoAction.RETURN_VOLUME)
                    .typed("{nova old} volume-detach {server} {volume}")),
    PARK(
            at(NETWORK, "park", "each port: PUT ports/{port} device_id='' device_owner=''")
                    .in("holdAddresses")
                    .where(Route::neutron)
                    .undoneBy(UndoAction.RETURN_PORT)
                    .typed("neutron port-update {port} --device-id '' --device-owner ''")),
    UNASSIGN(
            at(
                            OLD,
                            "unassign",
                            "each floating address: POST servers/{server}/action removeFloatingIp")
                    .in("holdAddresses")
                    .where(Route::novaNetwork)
                    .undoneBy(UndoAction.BACK_ASSIGN)
                    .typed("{nova old} floating-ip-disassociate {server} {ip}")),
    DELETE_FIRST(
            at(OLD, "delete", "DELETE servers/{server}")
                    .in("deleteServerFirst")
                    .where(Route::deleteFirst)
                    .never("from here on the server is built anew from what was held of it")
                    .typed("{nova old} delete {server}")),
    UNRESERVE(
            at(NEW, "unreserve", "each fixed address: POST os-fixed-ips/{ip}/action unreserve")
                    .in("bootServer")
                    .where(Route::novaNetwork)
                    .undoneBy(UndoAction.RESERVE)
                    .typed("{nova new} fixed-ip-unreserve {ip}")),
    BOOT(
            at(NEW, "boot", ServerAction::boot)
                    .in("bootServer")
                    .undoneBy(UndoAction.PARK_NEW, UndoAction.DETACH_NEW, UndoAction.DELETE_NEW)
                    .typed("{boot}")),
    ATTACH(
            at(
                            NEW,
                            "attach",
                            "each data volume: POST servers/{new server}/os-volume_attachments"
                                    + " volumeId={volume} device={device}")
                    .in("attachVolumes")
                    .undoneBy(UndoAction.DETACH_NEW)
                    .typed("{nova new} volume-attach {new server} {volume} {device}")),
    CLEAR(
            at(NEW, "clear", FloatingCalls.CLEAR)
                    .in("restoreServer")
                    .where(Route::novaNetwork)
                    .needless("its own server's next try puts it there again")),
    RELEASE(
            at(OLD, "release", FloatingCalls.RELEASE)
                    .in("restoreServer")
                    .where(Route::novaNetwork)
                    .undoneBy(UndoAction.BACK_ALLOCATE)
                    .typed("{nova old} floating-ip-delete {ip}")),
    WITHDRAW(
            at(OLD, "withdraw", FloatingCalls.WITHDRAW)
                    .in("restoreServer")
                    .where(Route::novaNetwork)
                    .undoneBy(UndoAction.BACK_ADD)
                    .typed("{nova old} floating-ip-bulk-delete {ip}")),
    ADD(
            at(NEW, "add", FloatingCalls.ADD)
                    .in("restoreServer")
                    .where(Route::novaNetwork)
                    .undoneBy(UndoAction.BACK_WITHDRAW)
                    .typed(
                            "{nova new} floating-ip-bulk-create --pool {pool} --interface"
                                    + " {interface} {ip}")),
    ALLOCATE(
            at(NEW, "allocate", FloatingCalls.ALLOCATE)
                    .in("restoreServer")
                    .where(Route::novaNetwork)
                    .undoneBy(UndoAction.BACK_RELEASE)
                    .typed("{nova new} floating-ip-create {pool}", "# which must have given {ip}")),
    ASSIGN(
            at(
                            NEW,
                            "assign",
                            "each floating address: POST servers/{new server}/action addFloatingIp")
                    .in("restoreServer")
                    .where(Route::novaNetwork)
                    .needless("it comes off with the new server")
                    .typed("{nova new} floating-ip-associate {new server} {ip}")),
    LOCK_NEW(
            at(
                            NEW,
                            "lock",
                            "where it was locked, as who had locked it: POST servers/{new server}/action lock")
                    .in("restoreServer")
                    .needless("it goes with the new server")
                    .typed("{nova new locking} lock {new server}")),
    STOP_NEW(
            at(NEW, "stop", "where it was off: POST servers/{new server}/action os-stop")
                    .in("restoreServer")
                    .needless("it goes with the new server")
                    .typed("{nova new} stop {new server}")),
    START_NEW(
            at(
                            NEW,
                            "start",
                            "where its node left it off: POST servers/{new server}/action os-start")
                    .in("retryMove")
                    .needless("it goes with the new server")),
    COMPARE(
            at(NEW, "compare", "GET servers/{new server} and its ports: as the old one was")
                    .in("verifyServer")
                    .looking()),
    UNGUARD(
            at(
                            VOLUMES,
                            "unguard",
                            "where its root volume was guarded by a snapshot: DELETE"
                                    + " snapshots/{guard}")
                    .in("verifyServer")
                    .where(Route::volume)
                    .needless("the new server has the volume")),
    DELETE(
            at(OLD, "delete", "DELETE servers/{server}")
                    .in("deleteServer")
                    .where(Route::deleteLast)
                    .never("the new server is verified by then")
                    .typed("{nova old} delete {server}{remark}")),
    REBIND(
            at(
                            NETWORK,
                            "bind",
                            "each port that the deletion unbound: PUT ports/{port}"
                                    + " device_id={new server} device_owner=compute:nova"
                                    + " binding:host_id={node}")
                    .in("checkAddresses")
                    .where(Route::neutron)
                    .needless("the old server is gone by then")
                    .typed(
                            "neutron port-update {port} --device-id {new server} --device-owner"
                                    + " compute:nova --binding:host_id NODE  # NODE is where the"
                                    + " new server runs")),
    RESERVE_OLD(
            at(OLD, "reserve", "each fixed address: POST os-fixed-ips/{ip}/action reserve")
                    .in("checkAddresses")
                    .where(Route::novaNetwork)
                    .needless("the old server is gone by then")
                    .typed("{nova old} fixed-ip-reserve {ip}")),
    USER(
            at(DATABASE, "user", route -> route.sql().owner().set().strip())
                    .in("restoreOwnerFacts")
                    .where(Route::database)
                    .needless("the old server is gone by then")),
    TERMINATION(
            at(
                            NEW,
                            "termination",
                            "each volume that went with the old server: PUT servers/{new server}"
                                    + "/os-volume_attachments/{volume} delete_on_termination=true,"
                                    + " where Nova can be told")
                    .in("restoreOwnerFacts")
                    .needless("the old server is gone by then")),
    TERMINATION_ROW(
            at(
                            DATABASE,
                            "termination-row",
                            route ->
                                    "where Nova cannot be told: "
                                            + route.sql().termination().set().strip())
                    .in("restoreOwnerFacts")
                    .where(Route::database)
                    .needless("the old server is gone by then")),
    UNMARK(
            at(
                            NEW,
                            "unmark",
                            "the metadata item by which it was known: DELETE servers/{new server}"
                                    + "/metadata/{marker}")
                    .in("restoreOwnerFacts")
                    .needless("the old server is gone by then")
                    .typed("{nova new} meta {new server} delete {marker}")),
    KEEP(
            at(IMAGES, "keep", "the snapshot stays, protected, for the days of the cloud file")
                    .in("keepSnapshot")
                    .where(Route::snapshot)
                    .looking());

    private final ActionKind kind;

    ServerAction(ActionKind kind) {
        this.kind = kind;
    }

    @Override
    public ActionKind kind() {
        return kind;
    }

    private static String boot(Route route) {
        String disk =
                switch (route.method()) {
                    case "VOLUME" -> "its root volume";
                    case "REDEPLOY" -> "its image";
                    default -> "its snapshot";
                };
        String userData =
                switch (route.userData()) {
                    case SAME -> "its user data";
                    case NONE -> "no user data";
                    case NEUTRAL -> "the site's user data";
                };
        return "as its project: POST servers from %s, with its name, flavor, NICs, server group, metadata, %s,"
                        .formatted(disk, userData)
                + (route.file().moving().configDrive() ? " a config drive," : "")
                + " {marker}={change}:{server}";
    }
}
