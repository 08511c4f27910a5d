package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Allowances;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.Volumes.Quota;
import io.icebridge.runbook.readiness.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether the new region's quotas hold what will be there while servers move (P12). */
public final class Room {
    private static final int NO_LIMIT = -1;

    private final Cloud cloud;
    private final boolean novaNetwork;

    public Room(Cloud cloud, boolean novaNetwork) {
        this.cloud = cloud;
        this.novaNetwork = novaNetwork;
    }

    /**
     * What is too small in the new region for the servers that are to move, beside those that are
     * there.
     *
     * @param arrived new servers of some that are still moving, which must not count twice
     */
    public List<Finding> inNewRegion(
            Inventory inventory, Collection<Server> moving, Set<String> arrived) {
        Allowances fresh = cloud.allowances(Side.NEW);
        List<Server> now = cloud.compute(Side.NEW).servers();
        Map<String, List<Server>> there =
                byProject(now.stream().filter(s -> !arrived.contains(s.id())).toList());
        Map<String, Flavor> flavors = new HashMap<>(inventory.flavors());
        cloud.flavors(Side.NEW).sizes().forEach(f -> flavors.put(f.id(), f));
        List<Finding> found = new ArrayList<>(keyPairs(moving, fresh));
        byProject(moving)
                .forEach(
                        (project, servers) -> {
                            List<Server> before = there.getOrDefault(project, List.of());
                            found.addAll(
                                    tooSmall(
                                            inventory.projectNamed(project),
                                            fresh.quota(project),
                                            Amounts.of(servers, flavors, novaNetwork),
                                            Amounts.of(before, flavors, novaNetwork),
                                            "raise it in the new region"));
                        });
        return found;
    }

    /**
     * Before the new region is there: the old quotas will be carried over to it, and one that was
     * lowered under what is used would be too small.
     */
    public List<Finding> carriedOver(Inventory inventory, Collection<Server> moving) {
        Allowances old = cloud.allowances(Side.OLD);
        List<Finding> found = new ArrayList<>();
        byProject(moving)
                .forEach(
                        (project, servers) ->
                                found.addAll(
                                        tooSmall(
                                                inventory.projectNamed(project),
                                                old.quota(project),
                                                Amounts.of(
                                                        servers, inventory.flavors(), novaNetwork),
                                                Map.of(),
                                                "raise it in the old region, from which it is"
                                                        + " carried over")));
        return found;
    }

    private static Map<String, List<Server>> byProject(Collection<Server> servers) {
        return servers.stream()
                .collect(
                        Collectors.groupingBy(
                                Server::projectId, TreeMap::new, Collectors.toList()));
    }

    private static List<Finding> tooSmall(
            String project,
            Map<String, Integer> quota,
            Map<String, Integer> coming,
            Map<String, Integer> there,
            String remedy) {
        List<Finding> found = new ArrayList<>();
        coming.forEach(
                (resource, needed) -> {
                    int limit = quota.getOrDefault(resource, NO_LIMIT);
                    int used = there.getOrDefault(resource, 0);
                    if (limit != NO_LIMIT && needed > 0 && used + needed > limit) {
                        found.add(
                                small(
                                        project,
                                        resource,
                                        needed + " more of " + resource,
                                        new Quota(limit, used),
                                        needed,
                                        remedy));
                    }
                });
        return found;
    }

    /**
     * A quota that is too small.
     *
     * @param what is needed, with its number
     */
    static Finding small(
            String project, String resource, String what, Quota quota, int needed, String remedy) {
        return new Finding(
                        "project " + project,
                        "quota-" + resource,
                        "needed are %s, of which the quota of %d has not so many left"
                                .formatted(what, quota.limit()),
                        remedy,
                        true)
                .reading(
                        "available are %d, %d used; the quota must be %d at least"
                                .formatted(
                                        Math.max(0, quota.limit() - quota.used()),
                                        quota.used(),
                                        quota.used() + needed));
    }

    /** The administrator holds a copy of each key pair that a moving server was booted with. */
    private List<Finding> keyPairs(Collection<Server> moving, Allowances fresh) {
        Set<String> names =
                moving.stream()
                        .map(Server::keyName)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet());
        if (names.isEmpty()) {
            return List.of();
        }
        Set<String> own = fresh.keyPairs().stream().map(k -> k.name()).collect(Collectors.toSet());
        names.removeAll(own);
        var project = cloud.identity().own();
        return tooSmall(
                project.name() + " (" + project.id() + ")",
                fresh.quota(project.id()),
                Map.of("key_pairs", names.size()),
                Map.of("key_pairs", own.size()),
                "raise it in the new region");
    }
}
