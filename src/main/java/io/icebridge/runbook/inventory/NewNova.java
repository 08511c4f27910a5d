package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Side;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the new region has for servers that come.
 *
 * @param flavors by id
 * @param zones availability zones with a node that takes servers
 */
public record NewNova(Map<String, Flavor> flavors, Set<String> zones) {

    public static NewNova of(Cloud cloud) {
        return new NewNova(
                cloud.flavors(Side.NEW).all().stream()
                        .collect(Collectors.toMap(Flavor::id, Function.identity(), (a, b) -> a)),
                cloud.aggregates(Side.NEW).zones());
    }
}
