package io.icebridge.simulator.seed;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a simulated cloud has of a site's own: its names, and how much room there must be.
 *
 * @param controller the host of the old Nova's controller
 * @param newController the host that gets the new one's
 * @param nodes the old region's compute nodes
 * @param projects names that customers' projects are to have, as far as there are so many
 * @param role by which an administrator is one in a project
 * @param oldSchema the old Nova's database
 * @param newSchema the new one's
 * @param cattle servers that their owners let be built anew from their images
 * @param room how many nodes' servers one new node must hold
 */
public record Likeness(
        String oldRegion,
        String newRegion,
        String controller,
        String newController,
        List<String> nodes,
        List<String> projects,
        String role,
        String oldSchema,
        String newSchema,
        Predicate<Planted> cattle,
        int room) {

    public Likeness {
        nodes = List.copyOf(nodes);
        projects = List.copyOf(projects);
    }

    /** A server as its owner describes it. */
    public record Planted(
            String project,
            String name,
            String flavorId,
            String flavorName,
            String node,
            Map<String, String> metadata) {}

    /** The bundled cloud's, with so many nodes. */
    static Likeness bundled(int nodes) {
        return new Likeness(
                Shape.OLD_REGION,
                Shape.NEW_REGION,
                "ctl-3",
                "ctl-new-1",
                IntStream.rangeClosed(1, nodes).mapToObj(i -> "cmp-" + i).toList(),
                List.of(),
                "admin",
                "nova",
                "nova_icehouse",
                server -> "cattle".equals(server.metadata().get("tier")),
                1);
    }
}
