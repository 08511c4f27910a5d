package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.Boot;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Server;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nova's servers. */
final class Servers {

    private final Service nova;

    Servers(Service nova) {
        this.nova = nova;
    }

    List<Server> all() {
        return list(everyProject());
    }

    /** The filter's work is checked: a Nova that ignored it would show all servers. */
    List<Server> on(String node) {
        return list(everyProject().with("host", node)).stream()
                .filter(s -> s.node().equals(node))
                .toList();
    }

    List<Server> marked(String key, String value) {
        return list(Call.get("/servers/detail")).stream()
                .filter(s -> value.equals(s.metadata().get(key)))
                .toList();
    }

    Optional<Server> server(String id) {
        return nova.find(Call.path("/servers/{}", id))
                .map(a -> ServerReader.read(a.path("server")));
    }

    /** Without {@code soft_deleted}, servers that wait for their reclaim are hidden. */
    private static Call everyProject() {
        return Call.get("/servers/detail").with("all_tenants", "1").with("soft_deleted", "True");
    }

    private List<Server> list(Call call) {
        return new Pages(nova).linked(call, "servers", ServerReader::read);
    }

    void act(String id, String action) {
        act(id, action, NullNode.getInstance());
    }

    private Answer act(String id, String action, JsonNode arguments) {
        return nova.call(
                Call.post(
                        Call.path("/servers/{}/action", id), Json.object().set(action, arguments)));
    }

    String snapshot(String id, String imageName, Map<String, String> metadata) {
        ObjectNode image = Json.object().put("name", imageName);
        image.set("metadata", Json.tree(metadata));
        Answer answer = act(id, "createImage", image);
        String location = String.valueOf(answer.header("Location"));
        String imageId = location.substring(location.lastIndexOf('/') + 1);
        if (!imageId.matches("[0-9a-fA-F-]{32,36}")) {
            throw new CloudFailure(
                    Reason.UNKNOWN,
                    "POST /servers/" + id + "/action createImage",
                    answer.getStatus(),
                    0,
                    "the answer names no image",
                    null);
        }
        return imageId;
    }

    void delete(String id) {
        nova.call(Call.delete(Call.path("/servers/{}", id)));
    }

    String boot(Boot boot) {
        JsonNode answer = nova.json(Call.post("/servers", BootBody.of(boot)));
        return Json.text(answer.path("server"), "id");
    }

    void setMetadata(String id, Map<String, String> metadata) {
        nova.call(
                Call.post(
                        Call.path("/servers/{}/metadata", id),
                        Json.object().set("metadata", Json.tree(metadata))));
    }
}
