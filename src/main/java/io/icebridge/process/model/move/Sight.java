package io.icebridge.process.model.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.process.waiting.SharedLook;
import io.icebridge.process.waiting.Watch;
import io.icebridge.process.waiting.Watch.Waiting;
import io.icebridge.runbook.move.Sightings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One look at servers for all that wait: one list call, or a few single ones where few wait. */
final class Sight implements SharedLook {
    private static final int FEW = 2;

    private final Cloud cloud;
    private final Sightings sightings;
    private final Clock clock;
    private final Map<Side, Map<String, Server>> lists = new EnumMap<>(Side.class);
    private final Map<Side, Integer> asked = new EnumMap<>(Side.class);
    private final Map<Side, Integer> asking = new EnumMap<>(Side.class);

    Sight(Cloud cloud, Sightings sightings, Clock clock) {
        this.cloud = cloud;
        this.clock = clock;
        this.sightings = sightings;
    }

    /**
     * The wait for something of a server.
     *
     * @param limit zero for a wait without an end
     * @param id which server each waits for
     * @param over whether the wait is over, given the server or null when it is not there
     */
    Watch watch(
            Side side,
            Duration limit,
            Function<Waiting, String> id,
            BiPredicate<Waiting, Server> over) {
        return Watch.of(
                        limit,
                        Set.of(MoveServer.SERVER.name()),
                        waiting -> over(side, waiting, id, over))
                .shownBy(
                        waiting ->
                                listed(side, waiting)
                                        ? Optional.of(over(side, waiting, id, over))
                                        : Optional.empty());
    }

    private Set<String> over(
            Side side,
            Collection<Waiting> waiting,
            Function<Waiting, String> id,
            BiPredicate<Waiting, Server> over) {
        Map<Waiting, String> wanted = new HashMap<>();
        waiting.forEach(w -> wanted.put(w, id.apply(w)));
        Map<String, Server> seen = look(side, new TreeSet<>(wanted.values()));
        return waiting.stream()
                .filter(w -> over.test(w, seen.get(wanted.get(w))))
                .map(Waiting::executionId)
                .collect(Collectors.toSet());
    }

    /** The same for an old server. */
    Watch old(Duration limit, BiPredicate<Waiting, Server> over) {
        return watch(Side.OLD, limit, w -> w.get(MoveServer.SERVER), over);
    }

    /** The wait for an old server to be gone, or for its deletion to have failed. */
    Watch oldServerGone(Duration limit) {
        return old(
                limit,
                (w, server) ->
                        server == null
                                || server.status().equals("ERROR") && server.taskState().isEmpty());
    }

    @Override
    public synchronized void beginRound() {
        lists.clear();
        asked.clear();
        asked.putAll(asking);
        asking.clear();
    }

    /** Whether all were listed in this round; if not, whoever waits counts for the next. */
    private synchronized boolean listed(Side side, Collection<Waiting> waiting) {
        if (!lists.containsKey(side)) {
            asking.merge(side, waiting.size(), Integer::sum);
        }
        return lists.containsKey(side);
    }

    /** A list is shared by all that wait on that side, for whatever they wait. */
    private synchronized Map<String, Server> look(Side side, Set<String> ids) {
        asking.merge(side, ids.size(), Integer::sum);
        boolean few = ids.size() <= FEW && asked.getOrDefault(side, 0) <= FEW;
        if (few && !lists.containsKey(side)) {
            Instant asked = clock.instant();
            return ids.stream()
                    .map(cloud.compute(side)::server)
                    .flatMap(Optional::stream)
                    .peek(server -> sightings.saw(side, server, asked))
                    .collect(Collectors.toMap(Server::id, Function.identity()));
        }
        return lists.computeIfAbsent(side, this::list);
    }

    private Map<String, Server> list(Side side) {
        Instant asked = clock.instant();
        List<Server> all = cloud.compute(side).servers();
        sightings.listed(side, all, asked);
        return all.stream().collect(Collectors.toMap(Server::id, Function.identity(), (a, b) -> b));
    }

    /** A server that is not busy and has the status, or cannot get there any more. */
    static boolean at(Server server, String status) {
        return server == null
                || server.status().equals("ERROR")
                || server.status().equals(status) && server.taskState().isEmpty();
    }
}
