package io.icebridge.simulator.keystone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;

/** Keystone's HTTP interface, both versions beside each other. */
public final class IdentityApi {

    private IdentityApi() {}

    /**
     * @param administrators whether for the administrator's address
     */
    public static Router router(Keystone keystone, boolean administrators) {
        Router router = new Router();
        router.open("GET", "/", IdentityApi::versions);
        router.open("GET", "/v3", c -> Reply.ok(Json.object("version", version(c, "v3"))));
        router.open("GET", "/v2.0", c -> Reply.ok(Json.object("version", version(c, "v2.0"))));
        new TokensV3(keystone).routes(router.under("/v3"));
        new IdentityV3(keystone).routes(router.under("/v3"));
        new IdentityV2(keystone, administrators).routes(router.under("/v2.0"));
        return router;
    }

    private static Reply versions(Call call) {
        Object values = Json.array(version(call, "v3"), version(call, "v2.0"));
        return Reply.json(300, Json.object("versions", Json.object("values", values)));
    }

    private static ObjectNode version(Call call, String version) {
        String self = call.baseUrl() + "/" + version + "/";
        return Json.object(
                "id",
                version.equals("v3") ? "v3.0" : version,
                "status",
                "stable",
                "updated",
                "2013-03-06T00:00:00Z",
                "media-types",
                Json.array(),
                "links",
                Json.array(Json.object("rel", "self", "href", self)));
    }
}
