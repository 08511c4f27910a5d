package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import io.icebridge.simulator.nova.ComputeServerGroups.Group;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code os-server-groups} as Icehouse has it; there is no quota for it yet. */
final class ServerGroupsApi {
    private static final String WRAPPER = "server_group";
    private static final Set<String> POLICIES = Set.of("affinity", "anti-affinity");
    private static final Set<String> FIELDS = Set.of("name", "policies");

    private final Nova nova;

    ServerGroupsApi(Nova nova) {
        this.nova = nova;
    }

    void routes(Router router) {
        router.get("/os-server-groups", this::list);
        router.post("/os-server-groups", this::add);
        router.get("/os-server-groups/{id}", c -> one(seen(c)));
        router.delete("/os-server-groups/{id}", this::remove);
    }

    private Group seen(Call call) {
        return nova.region().serverGroups().seen(call.name("id"), call.caller());
    }

    /** Everybody's only where an administrator asks for them. */
    private Reply list(Call call) {
        boolean all = call.query().containsKey("all_projects") && call.caller().admin();
        List<Group> found =
                nova.region().serverGroups().all().stream()
                        .filter(g -> all || g.projectId().equals(call.caller().projectId()))
                        .toList();
        return Reply.ok(Json.object("server_groups", Json.array(found, this::show)));
    }

    private Reply add(Call call) {
        JsonNode body = call.json(WRAPPER);
        String name = Json.text(body, "name", "");
        List<String> policies = new ArrayList<>();
        body.path("policies").forEach(p -> policies.add(p.asText()));
        judge(body, name, policies);
        return one(
                nova.region()
                        .serverGroups()
                        .add(nova.lots().uuid(), call.caller(), name, policies));
    }

    private static void judge(JsonNode body, String name, List<String> policies) {
        if (!name.matches("(?U)(?! )[\\w. _-]{1,255}(?<! )")) {
            throw new Refusal(400, "Invalid format for name: '%s'".formatted(name));
        }
        if (policies.isEmpty()) {
            throw new Refusal(400, "'policies' is either missing or empty.");
        }
        if (policies.containsAll(POLICIES)) {
            throw new Refusal(400, "Conflicting policies configured!");
        }
        if (!POLICIES.containsAll(policies)) {
            throw new Refusal(400, "Invalid policies: " + String.join(", ", policies));
        }
        if (new HashSet<>(policies).size() < policies.size()) {
            throw new Refusal(400, "Duplicate policies configured!");
        }
        body.fieldNames()
                .forEachRemaining(
                        field -> {
                            if (!FIELDS.contains(field)) {
                                throw new Refusal(400, "unsupported fields: " + field);
                            }
                        });
    }

    private Reply remove(Call call) {
        nova.region().serverGroups().remove(seen(call));
        return Reply.empty(204);
    }

    private Reply one(Group group) {
        return Reply.ok(Json.object(WRAPPER, show(group)));
    }

    /** Members that were deleted are not shown, and stay written down. */
    private ObjectNode show(Group group) {
        return Json.object(
                "id", group.id(),
                "name", group.name(),
                "policies", group.policies(),
                "members", ComputeServerGroups.there(group, nova.region()),
                "metadata", Json.object());
    }
}
