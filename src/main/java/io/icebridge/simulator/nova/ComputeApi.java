package io.icebridge.simulator.nova;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.cinder.Cinder;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.glance.Glance;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import io.icebridge.simulator.ledger.Ledger;
import io.icebridge.simulator.neutron.Neutron;
import io.icebridge.simulator.time.Lots;
import io.icebridge.simulator.time.Timeline;

/** One region's Nova behind its HTTP interface. */
public final class ComputeApi {

    private final Nova nova;
    private final Neutron neutron;

    /** N of the newest microversion 2.N, 0 for none as in Havana and Icehouse. */
    private int newest;

    /**
     * @param neutron null where the cloud uses nova-network
     * @param gibSeconds how much longer a snapshot takes for each GiB of the root disk
     */
    public ComputeApi(
            NovaRegion region,
            NovaRegion other,
            Neutron neutron,
            Glance glance,
            Cinder cinder,
            Ledger ledger,
            Timeline timeline,
            Lots lots,
            Faults faults,
            double gibSeconds) {
        Wiring wiring =
                neutron == null
                        ? new NovaNetworkWiring(region.network(), lots)
                        : new NeutronWiring(neutron, region.picksNoNetwork());
        Work work = new Work(region, timeline, lots, ledger, faults, gibSeconds);
        this.neutron = neutron;
        this.nova = new Nova(region, other, wiring, work, glance, cinder, ledger, timeline, lots);
    }

    private Reply proxy() {
        if (!nova.region().proxied()) {
            throw new Refusal(503, "no console proxy runs");
        }
        return Reply.bytes(200, "<html>noVNC</html>".getBytes(UTF_8), "text/html");
    }

    /**
     * It is one of today, with microversions as far as a volume that several servers have wants.
     */
    public void sharesVolumes() {
        newest = Attaching.SHARING;
    }

    public Router router() {
        Router router = new Router();
        router.open("GET", "/", c -> versions(c, true));
        router.open("GET", "/v2", c -> versions(c, false));
        router.open("GET", "/vnc_auto.html", c -> proxy());
        routes(router.under("/v2/{tenant}"));
        if (newest > 0) {
            router.open("GET", "/v2.1", c -> newest());
            routes(router.under("/v2.1/{tenant}"));
        }
        return router;
    }

    private Reply newest() {
        Object version = Json.object("id", "v2.1", "version", "2." + newest);
        return Reply.ok(Json.object("version", version));
    }

    private void routes(Router v2) {
        ServerView view = new ServerView(nova.wiring());
        ServersApi servers = new ServersApi(nova, view);
        servers.routes(v2);
        new ActionsApi(nova, servers).routes(v2);
        new AttachmentsApi(nova, newest).routes(v2);
        new FlavorsApi(nova.region()).routes(v2);
        new KeyPairsApi(nova.region().keyPairs()).routes(v2);
        new QuotasApi(nova.region()).routes(v2);
        new AggregatesApi(nova.region()).routes(v2);
        new HostsApi(nova.region(), nova.timeline()::now).routes(v2);
        if (nova.region().icehouse()) {
            new ServerGroupsApi(nova).routes(v2);
        }
        v2.get("/extensions", c -> Reply.ok(Json.object("extensions", Json.array())));
        if (neutron == null) {
            new FixedIpsApi(nova).routes(v2);
            new FloatingIpsApi(nova).routes(v2);
            new SecurityGroupsApi(nova.region().network().securityGroups()).routes(v2);
        } else {
            new InterfacesApi(nova, neutron).routes(v2);
        }
    }

    /** Puts servers into the region as if they had long been there. */
    public Planting planting() {
        return new Planting(nova);
    }

    private static Reply versions(Call call, boolean all) {
        ObjectNode version =
                Json.object(
                        "id", "v2.0",
                        "status", "CURRENT",
                        "updated", "2011-01-21T11:33:21Z",
                        "media-types", Json.array(),
                        "links",
                                Json.array(
                                        Json.object(
                                                "rel", "self", "href", call.baseUrl() + "/v2/")));
        return Reply.ok(
                all
                        ? Json.object("versions", Json.array(version))
                        : Json.object("version", version));
    }
}
