package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NovaNetworkTest {

    @AutoClose
    private final SimulatedCloud cloud =
            SimulatedCloud.start(
                    Shape.bundled()
                            .withNetwork(NetworkKind.NOVA_NETWORK)
                            .withSpeed(300)
                            .withNewRegionReady());

    private Client outside;
    private Client admin;
    private JsonNode server;
    private String id;
    private String fixed;
    private String floating;

    @BeforeEach
    void chooseAServerWithAFloatingAddress() {
        outside = Client.admin(cloud);
        server =
                outside.old("GET", "/servers/detail?all_tenants=1&name=%5Eserver-1%24", null)
                        .json()
                        .at("/servers/0");
        id = server.path("id").asText();
        fixed = server.at("/addresses/novanetwork/0/addr").asText();
        floating = server.at("/addresses/novanetwork/1/addr").asText();
        admin = new Move(cloud, server, "shop").admin();
        outside = Client.admin(cloud);
    }

    @Test
    void theWholePoolIsListedWithWhoseEachAddressIs() {
        JsonNode pool = outside.old("GET", "/os-floating-ips-bulk", null).json();

        assertThat(pool.path("floating_ip_info")).hasSize(16);
        assertThat(pool.path("floating_ip_info"))
                .anyMatch(
                        f ->
                                f.path("address").asText().equals(floating)
                                        && f.path("instance_uuid").asText().equals(id));
    }

    @Test
    void aMoveKeepsFixedAndFloatingAddressWhenEachIsMadeJustInTime() {
        copyNetwork();
        Move move = new Move(cloud, server, "shop");
        Client mover = move.admin();
        move.stop();
        String image = move.snapshot();
        mover.old("POST", "/servers/" + id + "/action", floatingAction("removeFloatingIp"));
        String fresh = boot(mover, image);
        addToNewPool();
        JsonNode given = mover.fresh("POST", "/os-floating-ips", "{\"pool\": \"nova\"}").json();
        assertThat(given.at("/floating_ip/ip").asText()).isEqualTo(floating);
        mover.fresh("POST", "/servers/" + fresh + "/action", floatingAction("addFloatingIp"));
        move.deleteOld();

        JsonNode ledger = cloud.ledger();
        for (String list : new String[] {"lost", "doubled", "violations"}) {
            assertThat(ledger.path(list)).as(list).isEmpty();
        }
        assertThat(ledger.path("addressesAstray")).isEmpty();
        assertThat(ledger.at("/servers/0/state").asText()).isEqualTo("moved");
    }

    @Test
    void aReservedAddressCannotEvenBeAskedFor() {
        copyNetwork();
        outside.fresh("POST", "/os-fixed-ips/" + fixed + "/action", "{\"reserve\": null}");
        String image =
                admin.at("glance", "GET", "/v2/images?name=cirros-0.3.1", null)
                        .json()
                        .at("/images/0/id")
                        .asText();

        String failed = start(admin, image);

        JsonNode shown =
                Client.await(
                        () -> admin.fresh("GET", "/servers/" + failed, null).json().path("server"),
                        s -> s.path("status").asText().equals("ERROR"));
        assertThat(shown.at("/fault/message").asText()).contains(fixed);
    }

    @Test
    void aFloatingAddressInBothRegionsIsAViolation() {
        addToNewPool();
        admin.fresh("POST", "/os-floating-ips", "{\"pool\": \"nova\"}");
        copyNetwork();
        String image =
                admin.at("glance", "GET", "/v2/images?name=cirros-0.3.1", null)
                        .json()
                        .at("/images/0/id")
                        .asText();
        String other = start(admin, image);
        Client.await(
                () -> admin.fresh("GET", "/servers/" + other, null).json().path("server"),
                s -> s.path("status").asText().equals("ACTIVE"));

        admin.fresh("POST", "/servers/" + other + "/action", floatingAction("addFloatingIp"));

        assertThat(cloud.ledger().path("violations").findValuesAsText("rule"))
                .contains("address-in-two-places");
    }

    private void copyNetwork() {
        JsonNode network = outside.old("GET", "/os-networks", null).json().at("/networks/0");
        String body =
                """
                {"network": {"id": "%s", "label": "novanetwork", "cidr": "%s"}}
                """
                        .formatted(network.path("id").asText(), network.path("cidr").asText());
        assertThat(outside.fresh("POST", "/os-networks", body).status()).isEqualTo(200);
    }

    private void addToNewPool() {
        String body =
                """
                {"floating_ips_bulk_create": {"ip_range": "%s", "pool": "nova",
                "interface": "eth0"}}
                """
                        .formatted(floating);
        outside.fresh("POST", "/os-floating-ips-bulk", body);
    }

    private String boot(Client mover, String image) {
        String fresh = start(mover, image);
        Client.await(
                () -> mover.fresh("GET", "/servers/" + fresh, null).json().path("server"),
                s -> s.path("status").asText().equals("ACTIVE"));
        return fresh;
    }

    private String start(Client mover, String image) {
        String network =
                outside.fresh("GET", "/os-networks", null).json().at("/networks/0/id").asText();
        String body =
                """
                {"server": {"name": "successor", "flavorRef": "%s", "imageRef": "%s",
                "networks": [{"uuid": "%s", "fixed_ip": "%s"}]}}
                """
                        .formatted(server.at("/flavor/id").asText(), image, network, fixed);
        return mover.fresh("POST", "/servers", body).json().at("/server/id").asText();
    }

    private String floatingAction(String action) {
        return "{\"" + action + "\": {\"address\": \"" + floating + "\"}}";
    }
}
