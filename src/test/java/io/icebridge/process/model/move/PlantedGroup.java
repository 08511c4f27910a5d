package io.icebridge.process.model.move;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.simulator.Client;
import io.icebridge.simulator.host.machine.CloudSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A server group of the old region, which only its database shows, and what became of it. */
record PlantedGroup(MovingCloud cloud, String name, String policy, List<Server> members) {

    static PlantedGroup of(MovingCloud cloud, String name, String policy, List<Server> members) {
        CloudSide rows = cloud.simulated.cloudSide();
        String id = String.valueOf(rows.rows("nova", "instance_groups").size() + 1);
        rows.insert(
                "nova",
                "instance_groups",
                Map.of("name", name, "project_id", members.get(0).projectId()));
        rows.insert("nova", "instance_group_policy", Map.of("group_id", id, "policy", policy));
        members.forEach(
                server ->
                        rows.insert(
                                "nova",
                                "instance_group_member",
                                Map.of("group_id", id, "instance_id", server.id())));
        return new PlantedGroup(cloud, name, policy, members);
    }

    /** The first servers that are on a node each, or that are on one. */
    static List<Server> servers(MovingCloud cloud, int count, boolean apart) {
        List<Server> found = new ArrayList<>();
        for (Server server : cloud.cloud.compute(Side.OLD).servers()) {
            boolean fits =
                    found.stream().noneMatch(s -> apart && s.node().equals(server.node()))
                            && (apart
                                    || found.isEmpty()
                                    || found.get(0).node().equals(server.node()));
            if (fits && found.size() < count) {
                found.add(server);
            }
        }
        return found;
    }

    /** All groups of the new region. */
    static List<JsonNode> there(MovingCloud cloud) {
        JsonNode all =
                Client.admin(cloud.simulated)
                        .fresh("GET", "/os-server-groups?all_projects=1", null)
                        .json()
                        .path("server_groups");
        return StreamSupport.stream(all.spliterator(), false).toList();
    }

    /** Ids of its servers in the new region, by the cloud's own account. */
    Set<String> newIds() {
        Set<String> old = members.stream().map(Server::id).collect(Collectors.toSet());
        return stream(cloud.ledger().path("servers"))
                .filter(s -> old.contains(s.path("oldId").asText()))
                .map(s -> s.path("newId").asText(""))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Whether the new region has it once, with all its servers and no others. */
    boolean carriedOver() {
        List<JsonNode> found = there(cloud);
        return found.size() == 1
                && found.get(0).path("name").asText().equals(name)
                && found.get(0).at("/policies/0").asText().equals(policy)
                && stream(found.get(0).path("members"))
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet())
                        .equals(newIds());
    }

    /** Nodes of its servers in the new region. */
    Set<String> newNodes() {
        return newIds().stream()
                .flatMap(id -> cloud.cloud.compute(Side.NEW).server(id).stream())
                .map(Server::node)
                .filter(node -> !node.isEmpty())
                .collect(Collectors.toSet());
    }
}
