package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Side;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the new region has for servers that come.
 *
 * @param flavors by id
 * @param zones availability zones with a node that takes servers
 * @param services asked for where it matters on which node a server comes
 */
public record NewNova(
        Map<String, Flavor> flavors, Set<String> zones, Supplier<List<ComputeService>> services) {
    /** Nova's name for no zone in particular. */
    private static final String USUAL_ZONE = "nova";

    public static NewNova of(Cloud cloud) {
        return new NewNova(
                cloud.flavors(Side.NEW).all().stream()
                        .collect(Collectors.toMap(Flavor::id, Function.identity(), (a, b) -> a)),
                cloud.aggregates(Side.NEW).zones(),
                () -> cloud.nodes(Side.NEW).services());
    }

    /** How many nodes take servers of that zone now. */
    int nodesOf(String zone) {
        return nodes(services.get(), zone).size();
    }

    /** Names of the nodes that take servers of that zone. */
    public static Set<String> nodes(List<ComputeService> services, String zone) {
        return services.stream()
                .filter(s -> s.binary().equals("nova-compute") && s.enabled() && s.up())
                .filter(s -> zone.equals(USUAL_ZONE) || zone.equals(s.zone()))
                .map(ComputeService::host)
                .collect(Collectors.toSet());
    }
}
