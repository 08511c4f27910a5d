package io.icebridge.simulator.glance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;

/** Glance's HTTP interface, both versions beside each other. */
public final class ImageApi {

    private ImageApi() {}

    public static Router router(Glance glance) {
        Router router = new Router();
        router.open("GET", "/", ImageApi::versions);
        router.open("GET", "/versions", ImageApi::versions);
        new ImagesV2(glance).routes(router.under("/v2"));
        new ImagesV1(glance).routes(router.under("/v1"));
        return router;
    }

    private static Reply versions(Call call) {
        return Reply.json(
                300,
                Json.object(
                        "versions",
                        Json.array(
                                version(call, "v2.2", "/v2/", "CURRENT"),
                                version(call, "v2.1", "/v2/", "SUPPORTED"),
                                version(call, "v2.0", "/v2/", "SUPPORTED"),
                                version(call, "v1.1", "/v1/", "CURRENT"))));
    }

    private static ObjectNode version(Call call, String id, String path, String status) {
        Object self = Json.object("rel", "self", "href", call.baseUrl() + path);
        return Json.object("id", id, "status", status, "links", Json.array(self));
    }
}
