package io.icebridge.runbook.move;

import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Servers as they were lately seen by whoever looked for all that wait, so that the step which that
 * look has woken need not ask once more.
 */
public final class Sightings {
    private static final Duration LATELY = Duration.ofSeconds(3);

    private final Clock clock;
    private final Map<Side, Map<String, Seen>> seen = new EnumMap<>(Side.class);
    private final Map<Side, Instant> listed = new EnumMap<>(Side.class);

    private record Seen(Server server, Instant at) {}

    public Sightings(Clock clock) {
        this.clock = clock;
    }

    public synchronized void saw(Side side, Server server) {
        seen.computeIfAbsent(side, s -> new HashMap<>())
                .put(server.id(), new Seen(server, clock.instant()));
    }

    /** Takes in a list of all servers of the region. */
    public synchronized void listed(Side side, Collection<Server> all) {
        seen.remove(side);
        all.forEach(server -> saw(side, server));
        listed.put(side, clock.instant());
    }

    /** The server as it was a moment ago, empty when nobody has looked. */
    public synchronized Optional<Server> lately(Side side, String serverId) {
        return Optional.ofNullable(seen.getOrDefault(side, Map.of()).get(serverId))
                .filter(s -> lately(s.at()))
                .map(Seen::server);
    }

    /** Whether a list of a moment ago did not have the server. */
    public synchronized boolean missed(Side side, String serverId) {
        return listed.containsKey(side)
                && lately(listed.get(side))
                && !seen.getOrDefault(side, Map.of()).containsKey(serverId);
    }

    private boolean lately(Instant at) {
        return at.plus(LATELY).isAfter(clock.instant());
    }
}
