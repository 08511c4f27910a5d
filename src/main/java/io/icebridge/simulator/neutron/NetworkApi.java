package io.icebridge.simulator.neutron;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import java.util.Collection;
import java.util.function.Supplier;

/** Neutron's HTTP interface. */
public final class NetworkApi {

    private NetworkApi() {}

    /**
     * @param agents what {@code /agents} lists
     */
    public static Router router(Neutron neutron, Supplier<Collection<ObjectNode>> agents) {
        Router router = new Router();
        router.open("GET", "/", NetworkApi::versions);
        Router v2 = router.under("/v2.0");
        v2.open("GET", "/", c -> Reply.ok(Json.object("resources", Json.array())));
        new PortsApi(neutron).routes(v2);
        new FloatingIpsApi(neutron).routes(v2);
        new NetworksApi(neutron, agents).routes(v2);
        new SecurityApi(neutron).routes(v2);
        return router;
    }

    private static Reply versions(Call call) {
        Object link = Json.object("rel", "self", "href", call.baseUrl() + "/v2.0");
        Object version = Json.object("id", "v2.0", "status", "CURRENT", "links", Json.array(link));
        return Reply.ok(Json.object("versions", Json.array(version)));
    }
}
