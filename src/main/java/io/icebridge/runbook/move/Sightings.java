package io.icebridge.runbook.move;

import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Servers as they were lately seen by whoever looked for all that wait, so that the step which that
 * look has woken need not ask once more.
 */
public final class Sightings {
    private static final Duration LATELY = Duration.ofSeconds(3);
    private static final Duration HEARD = Duration.ofSeconds(10);

    /** Nova calls a service down after a minute; half of it is left for what is then asked. */
    private static final Duration FADES = Duration.ofSeconds(30);

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Duration heardLately;
    private final Duration fades;
    private final Map<Side, Map<String, Seen>> seen = new EnumMap<>(Side.class);
    private final Map<Side, Instant> listed = new EnumMap<>(Side.class);
    private final Map<Side, Heard> heard = new EnumMap<>(Side.class);

    private record Seen(Server server, Instant at) {}

    /** How well a node is heard. */
    enum Hearing {
        WELL,
        /** Nova does not call it down yet, but will before long unless it hears of it again. */
        FADING,
        NOT
    }

    private record Heard(List<ComputeService> services, Instant at) {

        Hearing of(String node, Duration fades) {
            return services.stream()
                    .filter(s -> s.binary().equals("nova-compute") && s.host().equals(node))
                    .filter(ComputeService::up)
                    .map(
                            s ->
                                    !s.heard().equals(Instant.EPOCH)
                                                    && s.heard().plus(fades).isBefore(newest())
                                            ? Hearing.FADING
                                            : Hearing.WELL)
                    .findFirst()
                    .orElse(Hearing.NOT);
        }

        /** The cloud's clock, which need not be ours, as far as the list tells it. */
        private Instant newest() {
            return services.stream()
                    .map(ComputeService::heard)
                    .max(Instant::compareTo)
                    .orElse(Instant.EPOCH);
        }
    }

    /**
     * @param cloudSpeed seconds of the cloud in a real one: by its own clock a node falls silent
     */
    public Sightings(Clock clock, double cloudSpeed) {
        this.clock = clock;
        this.heardLately = Duration.ofMillis((long) (HEARD.toMillis() / cloudSpeed));
        this.fades = Duration.ofMillis((long) (FADES.toMillis() / cloudSpeed));
    }

    /**
     * Takes in one server.
     *
     * @param asked when the cloud was asked, since the answer is no younger
     */
    public synchronized void saw(Side side, Server server, Instant asked) {
        seen.computeIfAbsent(side, s -> new HashMap<>()).put(server.id(), new Seen(server, asked));
    }

    /** Takes in a list of all servers of the region. */
    public synchronized void listed(Side side, Collection<Server> all, Instant asked) {
        seen.remove(side);
        all.forEach(server -> saw(side, server, asked));
        listed.put(side, asked);
    }

    /** The server as it was a moment ago, empty when nobody has looked. */
    public Optional<Server> lately(Side side, String serverId) {
        return within(LATELY, side, serverId);
    }

    /** The node of a server that nobody moves between nodes meanwhile. */
    Optional<String> node(Side side, String serverId) {
        return within(A_MINUTE, side, serverId).map(Server::node).filter(n -> !n.isEmpty());
    }

    /**
     * Whether a list of a moment ago did not have the server. An empty list says nothing: it may be
     * that of somebody who may see no server.
     */
    public synchronized boolean missed(Side side, String serverId) {
        Map<String, Seen> all = seen.getOrDefault(side, Map.of());
        return listed.containsKey(side)
                && young(listed.get(side), LATELY)
                && !all.isEmpty()
                && !all.containsKey(serverId);
    }

    /**
     * How well Nova hears nova-compute on the node. A good answer of a few seconds ago still
     * counts; any other is asked for anew.
     */
    synchronized Hearing hearing(Side side, String node, Supplier<List<ComputeService>> services) {
        Heard last = heard.get(side);
        if (last == null
                || !young(last.at(), heardLately)
                || last.of(node, fades) != Hearing.WELL) {
            Instant asked = clock.instant();
            last = new Heard(services.get(), asked);
            heard.put(side, last);
        }
        return last.of(node, fades);
    }

    private synchronized Optional<Server> within(Duration age, Side side, String serverId) {
        return Optional.ofNullable(seen.getOrDefault(side, Map.of()).get(serverId))
                .filter(s -> young(s.at(), age))
                .map(Seen::server);
    }

    private boolean young(Instant at, Duration age) {
        return at.plus(age).isAfter(clock.instant());
    }
}
