package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds out what of servers the oldest API does not show. */
public interface FactsReader {

    /**
     * Of all servers of the old region, by id; empty where nothing tells.
     *
     * @param servers as they were just listed
     * @param ports theirs
     */
    Optional<Map<String, ServerFacts>> read(List<Server> servers, Collection<Port> ports);

    /**
     * Of one server of the old region; unknown where nothing tells.
     *
     * @param ports its own, asked for where they matter
     */
    ServerFacts of(Server server, Supplier<List<Port>> ports);
}
