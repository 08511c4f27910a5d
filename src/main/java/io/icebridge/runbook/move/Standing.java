package io.icebridge.runbook.move;

import io.icebridge.cloud.Image;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.Volume;
import io.icebridge.journal.Change;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a server is now and everything that is its own, asked of the cloud.
 *
 * @param saved empty when nothing was saved of it, so that nothing was touched either
 * @param begun whether the old server has been touched
 * @param snapshotId empty while none was ordered
 * @param snapshot empty when it is not there
 * @param newId empty while none was booted
 * @param ports by id, those that are gone left out
 * @param volumes by id, those that are gone left out
 */
record Standing(
        Optional<Definition> saved,
        boolean begun,
        Optional<Server> old,
        String snapshotId,
        Optional<Image> snapshot,
        String newId,
        Optional<Server> fresh,
        Map<String, Port> ports,
        Map<String, Volume> volumes) {

    static Standing of(Crossing crossing, Change change, String serverId) {
        Passage passage = crossing.passage(change, serverId);
        Optional<Definition> saved = crossing.saved(change, serverId);
        String snapshotId =
                passage.result(ServerAction.SNAPSHOT, Snapshot.class)
                        .map(Snapshot::imageId)
                        .orElse("");
        String newId =
                passage.result(ServerAction.BOOT, NewServer.class).map(NewServer::id).orElse("");
        Map<String, Port> ports = new LinkedHashMap<>();
        Map<String, Volume> volumes = new LinkedHashMap<>();
        saved.ifPresent(
                definition -> {
                    definition.ports().stream()
                            .map(Port::id)
                            .map(id -> crossing.cloud().network().port(id))
                            .flatMap(Optional::stream)
                            .forEach(port -> ports.put(port.id(), port));
                    definition.attachments().stream()
                            .map(a -> crossing.cloud().volumes().volume(a.volumeId()))
                            .flatMap(Optional::stream)
                            .forEach(volume -> volumes.put(volume.id(), volume));
                });
        return new Standing(
                saved,
                passage.mayBeDone(ServerAction.LOCK),
                crossing.find(Side.OLD, serverId),
                snapshotId,
                saved.filter(s -> !snapshotId.isEmpty())
                        .flatMap(s -> crossing.cloud().images().image(snapshotId)),
                newId,
                newId.isEmpty() ? Optional.empty() : crossing.find(Side.NEW, newId),
                ports,
                volumes);
    }
}
