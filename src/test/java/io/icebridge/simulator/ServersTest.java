package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.seed.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServersTest {

    @AutoClose
    private final SimulatedCloud cloud = SimulatedCloud.start(Shape.bundled().withSpeed(200));

    private Client admin;
    private Client shop;

    @BeforeEach
    void logIn() {
        admin = Client.admin(cloud);
        shop = Client.member(cloud, "shop");
    }

    @Test
    void allServersComeByPagesThatEndWithAnEmptyOne() {
        List<String> ids = new ArrayList<>();
        String marker = "";
        JsonNode page;
        do {
            page = admin.old("GET", "/servers?all_tenants=1&limit=6" + marker, null).json();
            page.path("servers").forEach(s -> ids.add(s.path("id").asText()));
            marker = "&marker=" + ids.get(ids.size() - 1);
        } while (page.has("servers_links"));

        assertThat(new HashSet<>(ids)).hasSize(24).hasSameSizeAs(ids);
    }

    @Test
    void aMemberSeesTheOwnProjectsServersOnly() {
        JsonNode mine = shop.old("GET", "/servers/detail?all_tenants=1", null).json();
        String foreign =
                admin.old("GET", "/servers?all_tenants=1&name=%5Eserver-2%24", null)
                        .json()
                        .at("/servers/0/id")
                        .asText();

        assertThat(mine.path("servers")).hasSize(8);
        assertThat(mine.at("/servers/0").has("OS-EXT-SRV-ATTR:host")).isFalse();
        assertThat(Client.member(cloud, "billing").old("GET", "/servers/" + foreign, null).status())
                .isEqualTo(404);
    }

    @Test
    void anAdministratorListsTheServersOfANode() {
        JsonNode found =
                admin.old("GET", "/servers/detail?all_tenants=1&host=cmp-2", null)
                        .json()
                        .path("servers");

        assertThat(found).hasSize(6);
        assertThat(found).allMatch(s -> s.path("OS-EXT-SRV-ATTR:host").asText().equals("cmp-2"));
    }

    @Test
    void aBusyServerIsRefusedInNovasWords() {
        try (SimulatedCloud slow = SimulatedCloud.start(Shape.bundled().withSpeed(0.1))) {
            Client operator = Client.admin(slow);
            String path = "/servers/" + slow.ledger().at("/servers/0/oldId").asText() + "/action";
            operator.old("POST", path, "{\"os-stop\": null}");

            Client.Answer second =
                    operator.old("POST", path, "{\"createImage\": {\"name\": \"x\"}}");

            assertThat(second.status()).isEqualTo(409);
            assertThat(second.json().at("/conflictingRequest/message").asText())
                    .isEqualTo("Cannot 'createImage' while instance is in task_state powering-off");
        }
    }

    @Test
    void aStoppedServerIsNotStoppedAgain() {
        String id = anyActive();
        String stop = "{\"os-stop\": null}";
        admin.old("POST", "/servers/" + id + "/action", stop);
        JsonNode stopped = awaitStatus(id, "SHUTOFF");

        assertThat(stopped.path("OS-EXT-STS:power_state").asInt()).isEqualTo(4);
        assertThat(admin.old("POST", "/servers/" + id + "/action", stop).status()).isEqualTo(409);
    }

    @Test
    void aBootBeyondTheQuotaIs413() {
        admin.old(
                "PUT", "/os-quota-sets/" + shop.projectId(), "{\"quota_set\": {\"instances\": 8}}");

        Client.Answer answer = boot("2", "");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().at("/overLimit/message").asText())
                .isEqualTo(
                        "Quota exceeded for instances: Requested 1, but already used 8 of 8"
                                + " instances");
        assertThat(answer.raw().headers().firstValue("Retry-After")).contains("0");
    }

    @Test
    void aBootThatFitsNowhereEndsInError() {
        String huge =
                """
                {"flavor": {"id": "huge", "name": "huge", "ram": 40000, "vcpus": 1, "disk": 1}}
                """;
        admin.old("POST", "/flavors", huge);

        String id = boot("huge", "").json().at("/server/id").asText();

        JsonNode server = awaitStatus(id, "ERROR");
        assertThat(server.at("/fault/message").asText()).startsWith("No valid host was found");
    }

    @Test
    void aPortThatServesAServerIsRefused() {
        String port =
                shop.at("neutron", "GET", "/v2.0/ports", null).json().at("/ports/0/id").asText();

        Client.Answer answer = boot("1", "\"networks\": [{\"port\": \"" + port + "\"}],");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().at("/conflictingRequest/message").asText())
                .isEqualTo("Port " + port + " is still in use.");
    }

    @Test
    void aClosedNodeGetsNoServers() {
        for (String node : cloud.shape().oldNodes().subList(1, 4)) {
            String body =
                    """
                    {"binary": "nova-compute", "host": "%s", "disabled_reason": "moving"}
                    """
                            .formatted(node);
            admin.old("PUT", "/os-services/disable-log-reason", body);
        }

        String id = boot("1", "").json().at("/server/id").asText();

        assertThat(awaitStatus(id, "ACTIVE").path("OS-EXT-SRV-ATTR:host").asText())
                .isEqualTo("cmp-1");
    }

    @Test
    void anImageMadeWithAnotherProjectsTokenIsThatProjects() {
        String id = anyActive();
        Client.Answer answer =
                admin.old(
                        "POST",
                        "/servers/" + id + "/action",
                        "{\"createImage\": {\"name\": \"x\"}}");

        String image = answer.lastPartOfLocation();

        assertThat(shop.at("glance", "GET", "/v2/images/" + image, null).status()).isEqualTo(404);
        assertThat(cloud.ledger().at("/violations/0/rule").asText()).isEqualTo("wrong-project");
    }

    private Client.Answer boot(String flavor, String more) {
        String image =
                shop.at("glance", "GET", "/v2/images?name=cirros-0.3.1", null)
                        .json()
                        .at("/images/0/id")
                        .asText();
        String body =
                """
                {"server": {"name": "new", %s "flavorRef": "%s", "imageRef": "%s"}}
                """
                        .formatted(more, flavor, image);
        return shop.old("POST", "/servers", body);
    }

    private String anyActive() {
        return idOf("server-1");
    }

    private String idOf(String name) {
        return shop.old("GET", "/servers?name=%5E" + name + "%24", null)
                .json()
                .at("/servers/0/id")
                .asText();
    }

    private JsonNode awaitStatus(String id, String status) {
        return Client.await(
                () -> admin.old("GET", "/servers/" + id, null).json().path("server"),
                s -> s.path("status").asText().equals(status));
    }
}
