package io.icebridge.runbook.move;

import io.icebridge.cloud.Boot;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloud.StillRegion;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloud.change.ComputeChanges;
import io.icebridge.cloud.change.NetworkChanges;
import io.icebridge.cloud.change.NovaNetworkChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A cloud that does at once what it is told; a test sees how it then stands. */
final class PromptCloud {
    final StillCloud still = new StillCloud();
    final Set<String> locked = new TreeSet<>();

    boolean refusesLocks;

    /** In which project's name each server was locked last, empty for the administrator's. */
    final Map<String, String> lockedFrom = new TreeMap<>();

    final List<Boot> boots = new ArrayList<>();

    /** Both regions' addresses where they are Nova's own, as the servers' project sees them. */
    final FloatingPool oldPool = new FloatingPool("p");

    final FloatingPool freshPool = new FloatingPool("p");

    /** Every server that was deleted, as it was then. */
    final List<Server> deleted = new ArrayList<>();

    /** The volumes that go with their server, as far as Nova was told. */
    final Set<String> doomed = new TreeSet<>();

    /** Nova can be told whether a volume goes with its server. */
    boolean tellsOfTermination;

    /** What happens meanwhile, whenever a port is parked. */
    Runnable meanwhile = () -> {};

    /** Deletions come to nothing, all else comes to something, and nobody hears so. */
    boolean deaf;

    /** Nova refuses to switch servers off. */
    boolean powersOff = true;

    /** What Nova starts comes up. */
    boolean powersOn = true;

    /** Images cannot be deleted. */
    boolean keepsImages;

    /** Snapshots of volumes cannot be deleted. */
    boolean keepsGuards;

    final PromptVolumes volumes = new PromptVolumes(this);

    private final Map<String, ServerSample> servers = new TreeMap<>();

    void old(ServerSample sample) {
        put(still.old, sample);
    }

    void fresh(ServerSample sample) {
        put(still.fresh, sample);
    }

    private void put(StillRegion region, ServerSample sample) {
        String id = sample.get().id();
        servers.put(id, sample);
        region.servers.removeIf(s -> s.id().equals(id));
        region.servers.add(sample.get());
    }

    /** Nova hears, or does not hear, of its nova-compute. */
    void node(String name, boolean up) {
        for (StillRegion region : Set.of(still.old, still.fresh)) {
            region.services.clear();
            region.services.add(
                    new ComputeService(
                            "1", "nova-compute", name, "nova", true, up, Instant.EPOCH, ""));
        }
    }

    void port(String id, String device) {
        still.ports.removeIf(p -> p.id().equals(id));
        still.ports.add(Samples.port(id, "a", device));
    }

    String deviceOf(String portId) {
        return still.ports.stream()
                .filter(p -> p.id().equals(portId))
                .map(Port::deviceId)
                .findFirst()
                .orElse("no such port");
    }

    Cloud reading() {
        return still.reading()
                .answering("novaNetwork", a -> (a[0] == Side.OLD ? oldPool : freshPool).reading())
                .port();
    }

    CloudChanges changing() {
        return changing("");
    }

    private CloudChanges changing(String project) {
        return Fake.of(CloudChanges.class)
                .answering("as", a -> changing((String) a[0]))
                .answering(
                        "compute",
                        a -> compute(a[0] == Side.OLD ? still.old : still.fresh, project))
                .answering("volumes", a -> volumes.port())
                .answering(
                        "novaNetwork",
                        a ->
                                a[0] == Side.OLD
                                        ? novaNetwork(still.old, oldPool)
                                        : novaNetwork(still.fresh, freshPool))
                .answering("network", a -> network())
                .answering("images", a -> new PromptImages(this).port())
                .port();
    }

    private boolean lock(String server, String project) {
        if (refusesLocks) {
            throw new CloudFailure(
                    CloudFailure.Reason.REFUSED, "POST /servers/action lock", 403, 0, "no", null);
        }
        lockedFrom.put(server, project);
        return locked.add(server);
    }

    private ComputeChanges compute(StillRegion region, String project) {
        return Fake.of(ComputeChanges.class)
                .answering("lock", a -> unheard(lock((String) a[0], project)))
                .answering("unlock", a -> locked.remove(a[0]))
                .answering(
                        "start",
                        a -> becomes(region, a, s -> s.status(powersOn ? "ACTIVE" : "SHUTOFF")))
                .answering("stop", a -> stop(region, a))
                .answering("attach", a -> attach(region, a))
                .answering("detach", a -> detach(region, a))
                .answering("snapshot", a -> snapshot(region, (Map<?, ?>) a[2]))
                .answering("delete", a -> delete(region, (String) a[0]))
                .answering("boot", a -> boot(region, (Boot) a[0]))
                .answering("deleteOnTermination", a -> doom((String) a[1], (boolean) a[2]))
                .port();
    }

    /** It comes up at once, unless the answer gets lost. */
    private String boot(StillRegion region, Boot boot) {
        boots.add(boot);
        String id = "n" + boots.size();
        ServerSample made = ServerSample.server(id).named(boot.name());
        boot.metadata().forEach(made::metadata);
        put(region, made);
        return unheard(id);
    }

    <T> T unheard(T answer) {
        if (deaf) {
            throw new CloudFailure(CloudFailure.Reason.UNKNOWN, "POST", 504, 0, "no answer", null);
        }
        return answer;
    }

    private Object stop(StillRegion region, Object[] call) {
        if (!powersOff) {
            throw new CloudFailure(CloudFailure.Reason.CONFLICT, "os-stop", 409, 0, "busy", null);
        }
        return becomes(region, call, s -> s.status("SHUTOFF"));
    }

    private Object becomes(StillRegion region, Object[] call, Consumer<ServerSample> how) {
        ServerSample sample = servers.get((String) call[0]);
        how.accept(sample);
        put(region, sample);
        return unheard(null);
    }

    private Object attach(StillRegion region, Object[] call) {
        volumes.attach((String) call[1], (String) call[0]);
        return becomes(region, call, s -> s.with((String) call[1]));
    }

    private Object detach(StillRegion region, Object[] call) {
        volumes.detach((String) call[1], (String) call[0]);
        return becomes(region, call, s -> s.without((String) call[1]));
    }

    private String snapshot(StillRegion region, Map<?, ?> metadata) {
        String id = "image" + still.images.size();
        still.images.put(id, Samples.image(id, "p"));
        still.marks.put(id, (String) metadata.get(Marker.USUAL));
        return unheard(id);
    }

    private Object delete(StillRegion region, String id) {
        if (deaf) {
            throw new CloudFailure(
                    CloudFailure.Reason.UNKNOWN, "DELETE servers", 0, 0, "no answer", null);
        }
        region.servers.stream().filter(s -> s.id().equals(id)).forEach(deleted::add);
        region.servers.removeIf(s -> s.id().equals(id));
        return null;
    }

    private boolean doom(String volume, boolean with) {
        if (tellsOfTermination && with) {
            doomed.add(volume);
        } else if (tellsOfTermination) {
            doomed.remove(volume);
        }
        return tellsOfTermination;
    }

    private NovaNetworkChanges novaNetwork(StillRegion region, FloatingPool pool) {
        return pool.network()
                .answering("assign", a -> becomes(region, a, s -> s.floating((String) a[1])))
                .answering("unassign", a -> unassign(region, a))
                .port();
    }

    private Object unassign(StillRegion region, Object[] call) {
        String ip = (String) call[1];
        if (!servers.get((String) call[0]).get().hasAddress(ip)) {
            throw new CloudFailure(
                    CloudFailure.Reason.CONFLICT, "removeFloatingIp", 409, 0, "not on it", null);
        }
        return becomes(region, call, s -> s.withoutAddress(ip));
    }

    private NetworkChanges network() {
        return Fake.of(NetworkChanges.class)
                .answering("park", a -> park((String) a[0]))
                .answering("bind", a -> bind((String) a[0], (String) a[1]))
                .port();
    }

    private Object park(String port) {
        meanwhile.run();
        return bind(port, "");
    }

    private Object bind(String port, String device) {
        if (still.ports.stream().noneMatch(p -> p.id().equals(port))) {
            throw new CloudFailure(
                    CloudFailure.Reason.NOT_FOUND, "PUT /ports/" + port, 404, 0, "", null);
        }
        port(port, device);
        return null;
    }
}
