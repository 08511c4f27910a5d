package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Paging;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** {@code /servers}: lists, boots, changes of name and metadata, deletions. */
final class ServersApi {

    private final Nova nova;
    private final ServerView view;
    private final Booting booting;
    private final Deleting deleting;

    ServersApi(Nova nova, ServerView view) {
        this.nova = nova;
        this.view = view;
        this.booting = new Booting(nova);
        this.deleting = new Deleting(nova);
    }

    void routes(Router router) {
        router.get("/servers", c -> list(c, view::brief));
        router.get("/servers/detail", c -> list(c, view::full));
        router.post("/servers", this::boot);
        router.post("/os-volumes_boot", this::boot);
        router.get("/servers/{id}", c -> Reply.ok(Json.object("server", view.full(seen(c), c))));
        router.put("/servers/{id}", this::rename);
        router.delete("/servers/{id}", this::delete);
        router.get("/servers/{id}/metadata", c -> metadata(seen(c)));
        router.post("/servers/{id}/metadata", c -> setMetadata(c, false));
        router.put("/servers/{id}/metadata", c -> setMetadata(c, true));
        router.put("/servers/{id}/metadata/{key}", this::setOne);
        router.delete("/servers/{id}/metadata/{key}", this::removeOne);
        router.get("/servers/{id}/ips", this::addresses);
        router.get("/servers/{id}/os-instance-actions", this::actions);
        router.get("/servers/{id}/os-security-groups", this::securityGroups);
    }

    private Server seen(Call call) {
        return nova.region().seen(call.name("id"), call.caller());
    }

    private Reply list(Call call, BiFunction<Server, Call, ObjectNode> shown) {
        List<Server> found = ServerFilter.of(call, view).apply(nova.region());
        Paging paging = Paging.of(call, 1000, 1000);
        Paging.Page<Server> page = paging.cut(found, s -> s.id);
        ObjectNode answer =
                Json.object("servers", Json.array(page.items(), s -> shown.apply(s, call)));
        boolean full = page.items().size() == paging.limit() && call.query("limit") != null;
        if (page.more() || full && !page.items().isEmpty()) {
            // Nova of that time promises a next page whenever this one is full.
            String last = page.items().get(page.items().size() - 1).id;
            Object next =
                    Json.object("rel", "next", "href", call.baseUrl() + paging.next(call, last));
            answer.set("servers_links", Json.array(next));
        }
        return Reply.ok(answer);
    }

    private Reply boot(Call call) {
        JsonNode body = call.json("server");
        JsonNode hints = call.json().path("os:scheduler_hints");
        BootRequest request = BootRequest.read(body, hints, call.caller(), nova);
        Server server = booting.accept(request, call);
        act(server, "create", call);
        ObjectNode shown =
                Json.object(
                        "id", server.id,
                        "links", ServerView.links(server, call),
                        "OS-DCF:diskConfig", "MANUAL",
                        "security_groups",
                                Json.array(server.securityGroups, g -> Json.object("name", g)),
                        "adminPass", nova.lots().hex().substring(0, 12));
        return Reply.json(202, Json.object("server", shown))
                .header("Location", call.baseUrl() + call.path() + "/" + server.id);
    }

    private Reply rename(Call call) {
        Server server = seen(call);
        server.name = Json.text(call.json("server"), "name", server.name);
        server.updated = nova.timeline().now();
        return Reply.ok(Json.object("server", view.full(server, call)));
    }

    private Reply delete(Call call) {
        Server server = seen(call);
        act(server, "delete", call);
        deleting.accept(server, call);
        return Reply.empty(204);
    }

    static Reply metadata(Server server) {
        return Reply.ok(Json.object("metadata", server.metadata));
    }

    private Reply setMetadata(Call call, boolean replace) {
        Server server = seen(call);
        States.unlocked(server, call.caller());
        Map<String, String> items = new LinkedHashMap<>(replace ? Map.of() : server.metadata);
        items.putAll(Json.strings(call.json("metadata")));
        nova.region().quotas().checkMetadata(server.tenantId, items);
        server.metadata.clear();
        server.metadata.putAll(items);
        return metadata(server);
    }

    private Reply setOne(Call call) {
        Server server = seen(call);
        JsonNode meta = call.json("meta");
        server.metadata.putAll(Json.strings(meta));
        return Reply.ok(Json.object("meta", meta));
    }

    private Reply removeOne(Call call) {
        Server server = seen(call);
        if (!server.metadata.containsKey(call.name("key"))) {
            throw Refusal.notFound("Metadata item was not found");
        }
        States.unlocked(server, call.caller());
        server.metadata.remove(call.name("key"));
        return Reply.empty(204);
    }

    private Reply addresses(Call call) {
        return Reply.ok(Json.object("addresses", nova.wiring().addresses(seen(call))));
    }

    private Reply securityGroups(Call call) {
        return Reply.ok(
                Json.object(
                        "security_groups",
                        Json.array(
                                seen(call).securityGroups, g -> Json.object("name", g, "id", g))));
    }

    void act(Server server, String action, Call call) {
        server.actions.add(
                new Server.Action(
                        action,
                        "req-" + nova.lots().uuid(),
                        call.caller().userId(),
                        nova.timeline().now()));
    }

    private Reply actions(Call call) {
        Server server = seen(call);
        return Reply.ok(
                Json.object(
                        "instanceActions",
                        Json.array(
                                server.actions,
                                a ->
                                        Json.object(
                                                "action", a.name(),
                                                "instance_uuid", server.id,
                                                "request_id", a.requestId(),
                                                "user_id", a.userId(),
                                                "project_id", server.tenantId,
                                                "start_time", a.start().toString(),
                                                "message", null))));
    }
}
