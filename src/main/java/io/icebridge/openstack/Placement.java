package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.NodeRoom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Placement, which counts what of nodes is taken, and what it will give besides. */
final class Placement {
    private static final String PROVIDERS = "/resource_providers";

    private final Service placement;

    Placement(Service placement) {
        this.placement = placement;
    }

    /**
     * What is left of each of the nodes; as little as nothing, where it has promised more.
     *
     * @param nodes by the names that their hypervisors have
     */
    List<NodeRoom> room(Set<String> nodes) {
        List<NodeRoom> rooms = new ArrayList<>();
        for (JsonNode provider : placement.get(PROVIDERS).path("resource_providers")) {
            String name = Json.text(provider, "name");
            if (nodes.contains(name)) {
                String path = Call.path(PROVIDERS + "/{}", Json.text(provider, "uuid"));
                rooms.add(new NodeRoom(name, free(path)));
            }
        }
        return rooms;
    }

    private Map<String, Integer> free(String provider) {
        JsonNode used = placement.get(provider + "/usages").path("usages");
        Map<String, Integer> free = new HashMap<>();
        placement
                .get(provider + "/inventories")
                .path("inventories")
                .properties()
                .forEach(
                        e -> {
                            int left = given(e.getValue()) - used.path(e.getKey()).asInt();
                            free.put(e.getKey(), Math.max(0, left));
                        });
        return free;
    }

    private static int given(JsonNode inventory) {
        int real = inventory.path("total").asInt() - inventory.path("reserved").asInt();
        return (int) (real * inventory.path("allocation_ratio").asDouble(1));
    }
}
