package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Server groups as Icehouse has them; the new region has two nodes. */
class ServerGroupsTest {
    private static final String GROUPS = "/os-server-groups";

    @AutoClose
    private final SimulatedCloud cloud =
            SimulatedCloud.start(new Shape(1, 1, 2, NetworkKind.NEUTRON, 5000, 1, true));

    private Client shop;

    @BeforeEach
    void logIn() {
        shop = Client.member(cloud, "shop");
        Client admin = Client.admin(cloud);
        String flavor =
                "{\"flavor\": {\"id\": \"9\", \"name\": \"m1.test\", \"ram\": 512, \"vcpus\": 1,"
                        + " \"disk\": 10}}";
        assertThat(admin.fresh("POST", "/flavors", flavor).status()).isEqualTo(200);
    }

    private Client.Answer make(String fields) {
        return shop.fresh("POST", GROUPS, "{\"server_group\": {%s}}".formatted(fields));
    }

    private String group(String policy) {
        return make("\"name\": \"db\", \"policies\": [\"%s\"]".formatted(policy))
                .json()
                .at("/server_group/id")
                .asText();
    }

    private JsonNode shown(String id) {
        return shop.fresh("GET", GROUPS + "/" + id, null).json().path("server_group");
    }

    private Client.Answer boot(String group) {
        String image =
                shop.at("glance", "GET", "/v2/images", null).json().at("/images/0/id").asText();
        String network =
                shop.at("neutron", "GET", "/v2.0/networks?tenant_id=" + shop.projectId(), null)
                        .json()
                        .at("/networks/0/id")
                        .asText();
        String body =
                """
                {"server": {"name": "s", "flavorRef": "9", "imageRef": "%s",
                            "networks": [{"uuid": "%s"}]},
                 "os:scheduler_hints": {"group": "%s"}}
                """
                        .formatted(image, network, group);
        return shop.fresh("POST", "/servers", body);
    }

    private JsonNode booted(String group) {
        Client.Answer accepted = boot(group);
        assertThat(accepted.status()).as("%s", accepted.json()).isEqualTo(202);
        String id = accepted.json().at("/server/id").asText();
        Client admin = Client.admin(cloud);
        return Client.await(
                () -> admin.fresh("GET", "/servers/" + id, null).json().path("server"),
                s -> !s.path("status").asText().equals("BUILD"));
    }

    private static String host(JsonNode server) {
        return server.path("OS-EXT-SRV-ATTR:host").asText();
    }

    @Test
    void aGroupIsItsProjectsAndGoesWhenItIsDeleted() {
        JsonNode made =
                make("\"name\": \"db\", \"policies\": [\"affinity\"]").json().path("server_group");
        assertThat(made.path("members")).isEmpty();
        assertThat(made.path("metadata").isObject()).isTrue();
        String id = made.path("id").asText();
        assertThat(shop.fresh("GET", GROUPS, null).json().path("server_groups")).hasSize(1);
        Client billing = Client.member(cloud, "billing");
        assertThat(billing.fresh("GET", GROUPS, null).json().path("server_groups")).isEmpty();
        assertThat(billing.fresh("DELETE", GROUPS + "/" + id, null).status()).isEqualTo(404);
        assertThat(shop.fresh("DELETE", GROUPS + "/" + id, null).status()).isEqualTo(204);
        assertThat(shop.fresh("GET", GROUPS + "/" + id, null).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\": \"db\"",
                "\"policies\": [\"affinity\"]",
                "\"name\": \"d/b\", \"policies\": [\"affinity\"]",
                "\"name\": \"db\", \"policies\": [\"legacy\"]",
                "\"name\": \"db\", \"policies\": [\"affinity\", \"affinity\"]",
                "\"name\": \"db\", \"policies\": [\"affinity\", \"anti-affinity\"]",
                "\"name\": \"db\", \"policies\": [\"affinity\"], \"metadata\": {}"
            })
    void whatIcehouseDoesNotTakeIsRefused(String fields) {
        assertThat(make(fields).status()).isEqualTo(400);
    }

    @Test
    void havanaHasNone() {
        assertThat(shop.old("GET", GROUPS, null).status()).isEqualTo(404);
    }

    @Test
    void serversOfAnAntiAffinityGroupAreOnANodeEachOrOnNone() {
        String id = group("anti-affinity");
        JsonNode one = booted(id);
        JsonNode other = booted(id);
        assertThat(host(one)).isNotEqualTo(host(other));
        assertThat(shown(id).path("members")).hasSize(2);
        assertThat(booted(id).path("status").asText()).isEqualTo("ERROR");
    }

    @Test
    void aDeletedServerLeavesItsNodeToAnother() {
        String id = group("anti-affinity");
        booted(id);
        String gone = booted(id).path("id").asText();
        shop.fresh("DELETE", "/servers/" + gone, null);
        Client.await(() -> shown(id), g -> g.path("members").size() == 1);
        assertThat(booted(id).path("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void serversOfAnAffinityGroupFollowTheFirst() {
        String id = group("affinity");
        String host = host(booted(id));
        assertThat(host).startsWith("cmp-new-");
        assertThat(host(booted(id))).isEqualTo(host);
        assertThat(host(booted(id))).isEqualTo(host);
    }

    @Test
    void aBootIntoAGroupThatIsNotThereIsRefused() {
        assertThat(boot("no-such-group").status()).isEqualTo(404);
    }
}
