package io.icebridge.simulator.swift;

import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import java.util.Map;
import java.util.TreeMap;

/** Swift's containers and objects, of every project its own. */
public final class ObjectApi {

    private final Map<String, Map<String, byte[]>> containers = new TreeMap<>();

    private ObjectApi() {}

    public static Router router() {
        ObjectApi swift = new ObjectApi();
        Router router = new Router();
        router.open("GET", "/healthcheck", c -> Reply.bytes(200, "OK".getBytes(), "text/plain"));
        Router account = router.under("/v1/{account}");
        account.get("", swift::list);
        account.head("", c -> Reply.empty(204));
        account.put("/{container}", swift::create);
        account.get("/{container}", swift::objects);
        account.delete("/{container}", swift::remove);
        account.put("/{container}/{object}", swift::store);
        account.get("/{container}/{object}", swift::read);
        account.delete("/{container}/{object}", swift::erase);
        return router;
    }

    private static String key(Call call) {
        if (!call.name("account").equals("AUTH_" + call.caller().projectId())) {
            throw new Refusal(403, "Access was denied to this resource.");
        }
        return call.name("account") + "/" + call.name("container");
    }

    private Map<String, byte[]> container(Call call) {
        Map<String, byte[]> found = containers.get(key(call));
        if (found == null) {
            throw Refusal.notFound("The resource could not be found.");
        }
        return found;
    }

    private Reply list(Call call) {
        String account = call.name("account") + "/";
        return Reply.ok(
                Json.array(
                        containers.keySet().stream().filter(k -> k.startsWith(account)).toList(),
                        k -> Json.object("name", k.substring(account.length()))));
    }

    private Reply create(Call call) {
        return Reply.empty(containers.putIfAbsent(key(call), new TreeMap<>()) == null ? 201 : 202);
    }

    private Reply objects(Call call) {
        return Reply.ok(Json.array(container(call).keySet(), name -> Json.object("name", name)));
    }

    private Reply remove(Call call) {
        if (!container(call).isEmpty()) {
            throw new Refusal(409, "There was a conflict when trying to complete your request.");
        }
        containers.remove(key(call));
        return Reply.empty(204);
    }

    private Reply store(Call call) {
        container(call).put(call.name("object"), call.body());
        return Reply.empty(201);
    }

    private Reply read(Call call) {
        byte[] content = container(call).get(call.name("object"));
        if (content == null) {
            throw Refusal.notFound("The resource could not be found.");
        }
        return Reply.bytes(200, content, "application/octet-stream");
    }

    private Reply erase(Call call) {
        if (container(call).remove(call.name("object")) == null) {
            throw Refusal.notFound("The resource could not be found.");
        }
        return Reply.empty(204);
    }
}
