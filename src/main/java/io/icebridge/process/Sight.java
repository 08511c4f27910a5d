package io.icebridge.process;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.process.Watch.Waiting;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One look at servers for all that wait: one list call, or a few single ones where few wait. */
final class Sight {
    private static final int FEW = 2;

    private final Cloud cloud;

    Sight(Cloud cloud) {
        this.cloud = cloud;
    }

    /**
     * Those that wait no longer.
     *
     * @param id which server each waits for; null for none
     * @param over whether the wait is over, given the server or null when it is not there
     */
    Set<String> over(
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

    private Map<String, Server> look(Side side, Set<String> ids) {
        Compute compute = cloud.compute(side);
        if (ids.size() <= FEW) {
            return ids.stream()
                    .map(compute::server)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toMap(Server::id, Function.identity()));
        }
        return compute.servers().stream()
                .filter(s -> ids.contains(s.id()))
                .collect(Collectors.toMap(Server::id, Function.identity(), (a, b) -> b));
    }

    /** A server that is not busy and has the status, or cannot get there any more. */
    static boolean at(Server server, String status) {
        return server == null
                || server.status().equals("ERROR")
                || server.status().equals(status) && server.taskState().isEmpty();
    }
}
