package io.icebridge.simulator.nova;

import io.icebridge.simulator.cinder.Volume;
import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.http.Refusal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Attaches volumes to servers and detaches them. */
final class Attaching {

    private static final Set<String> STATES =
            Set.of("active", "paused", "suspended", "stopped", "resized", "soft-delete");

    /** The microversion as of which Nova attaches a volume that several servers may have. */
    static final int SHARING = 60;

    private final Nova nova;

    Attaching(Nova nova) {
        this.nova = nova;
    }

    /**
     * @param minor of the microversion that is spoken, 0 for none
     */
    Server.Disk attach(
            Server server, Caller caller, String volumeId, String wantedDevice, int minor) {
        States.in(server, "attach_volume", STATES);
        Volume volume = nova.cinder().seen(volumeId, caller);
        if (!volume.tenantId().equals(server.tenantId)) {
            throw Refusal.notFound("Volume " + volumeId + " could not be found.");
        }
        mayShare(server, volume, minor);
        String device = wantedDevice.isEmpty() ? freeDevice(server) : wantedDevice;
        if (server.disks.stream().anyMatch(d -> d.device.equals(device))) {
            throw new Refusal(409, "The supplied device path (" + device + ") is in use.");
        }
        nova.cinder().reserve(volume);
        Server.Disk disk = new Server.Disk(volumeId, device, false, false);
        server.disks.add(disk);
        nova.work()
                .aside(
                        Work.Kind.ATTACH,
                        server,
                        () -> nova.region().find(server.id) == server,
                        new Work.Ends() {
                            @Override
                            public void well() {
                                nova.cinder().attach(volume, server.id, device);
                            }

                            @Override
                            public void badly() {
                                server.disks.remove(disk);
                                nova.cinder().unreserve(volume);
                            }
                        });
        return disk;
    }

    /** Nova's own checks of a volume that several servers may have. */
    private static void mayShare(Server server, Volume volume, int minor) {
        if (volume.shared() && minor < SHARING) {
            throw new Refusal(
                    400,
                    "Multiattach volumes are only supported starting with compute API version"
                            + " 2.60.");
        }
        if (server.disks.stream().anyMatch(d -> d.volumeId.equals(volume.id()))) {
            throw new Refusal(400, "Invalid volume: volume " + volume.id() + " already attached");
        }
    }

    private static String freeDevice(Server server) {
        return Stream.iterate('b', c -> (char) (c + 1))
                .map(c -> "/dev/vd" + c)
                .filter(name -> server.disks.stream().noneMatch(d -> d.device.equals(name)))
                .findFirst()
                .orElseThrow();
    }

    void detach(Server server, String volumeId) {
        States.in(server, "detach_volume", STATES);
        Server.Disk disk = disk(server, volumeId);
        if (disk.root) {
            throw new Refusal(400, "Cannot detach a root device volume");
        }
        Volume volume = nova.cinder().find(volumeId);
        nova.cinder().beginDetaching(volume);
        nova.work()
                .aside(
                        Work.Kind.DETACH,
                        server,
                        () -> nova.region().find(server.id) == server,
                        new Work.Ends() {
                            @Override
                            public void well() {
                                server.disks.remove(disk);
                                nova.cinder().detach(volume, server.id);
                            }

                            @Override
                            public void badly() {
                                nova.cinder().rollDetaching(volume);
                            }
                        });
    }

    static Server.Disk disk(Server server, String volumeId) {
        Optional<Server.Disk> found =
                server.disks.stream().filter(d -> d.volumeId.equals(volumeId)).findFirst();
        return found.orElseThrow(() -> Refusal.notFound("Volume not found: " + volumeId));
    }
}
