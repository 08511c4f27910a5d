package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Flavor;
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

    public static NewNova of(Compute fresh) {
        return new NewNova(
                fresh.flavors().stream()
                        .collect(Collectors.toMap(Flavor::id, Function.identity(), (a, b) -> a)),
                fresh.zones());
    }
}
