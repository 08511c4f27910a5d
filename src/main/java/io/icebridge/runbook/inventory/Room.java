package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.runbook.readiness.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether the new region's quotas hold what will be there when all servers have moved (P12). */
public final class Room {
    private static final int NO_LIMIT = -1;

    private final Cloud cloud;

    public Room(Cloud cloud) {
        this.cloud = cloud;
    }

    /** What is too small, for the servers that are to move. */
    public List<Finding> check(Inventory inventory, Collection<Server> moving) {
        List<Finding> found = new ArrayList<>();
        Map<String, List<Server>> byProject =
                moving.stream().collect(Collectors.groupingBy(Server::projectId));
        Map<String, List<Server>> there =
                cloud.compute(Side.NEW).servers().stream()
                        .collect(Collectors.groupingBy(Server::projectId));
        byProject.forEach(
                (project, servers) -> {
                    List<Server> all = new ArrayList<>(servers);
                    all.addAll(there.getOrDefault(project, List.of()));
                    found.addAll(check(inventory, project, all));
                });
        return found;
    }

    private List<Finding> check(Inventory inventory, String project, List<Server> servers) {
        Map<String, Integer> quota = cloud.compute(Side.NEW).quota(project);
        Map<String, Integer> needed =
                Map.of(
                        "instances", servers.size(),
                        "cores", sum(inventory, servers, Flavor::vcpus),
                        "ram", sum(inventory, servers, Flavor::memoryMb));
        return needed.entrySet().stream()
                .filter(n -> quota.getOrDefault(n.getKey(), NO_LIMIT) != NO_LIMIT)
                .filter(n -> quota.get(n.getKey()) < n.getValue())
                .map(
                        n ->
                                new Finding(
                                        "project " + named(inventory, project),
                                        "quota-" + n.getKey(),
                                        "the new region's quota of %s is %d, needed are %d (P12)"
                                                .formatted(
                                                        n.getKey(),
                                                        quota.get(n.getKey()),
                                                        n.getValue()),
                                        "raise it in the new region",
                                        true))
                .toList();
    }

    private static String named(Inventory inventory, String projectId) {
        Project project = inventory.projects().get(projectId);
        return project == null ? projectId : project.name() + " (" + projectId + ")";
    }

    private static int sum(
            Inventory inventory,
            List<Server> servers,
            java.util.function.ToIntFunction<Flavor> amount) {
        return servers.stream()
                .map(s -> inventory.flavors().get(s.flavorId()))
                .filter(f -> f != null)
                .mapToInt(amount)
                .sum();
    }
}
