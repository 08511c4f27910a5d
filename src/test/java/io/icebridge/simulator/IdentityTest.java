package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.seed.Shape;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class IdentityTest {

    @AutoClose
    private final SimulatedCloud cloud = SimulatedCloud.start(Shape.bundled().withServers(3));

    @Test
    void bothVersionsAreFoundAtTheRoot() {
        Client.Answer root = Client.send("GET", cloud.identity() + "/", null, "none");

        assertThat(root.status()).isEqualTo(300);
        assertThat(root.json().at("/versions/values")).hasSize(2);
    }

    @Test
    void aWrongPasswordIs401() {
        String body =
                """
                {"auth": {"passwordCredentials": {"username": "admin", "password": "x"}}}
                """;

        Client.Answer answer = Client.send("POST", cloud.identity() + "/v2.0/tokens", body, "none");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().at("/error/title").asText()).isEqualTo("Unauthorized");
    }

    @Test
    void aV2TokenListsItsProjectsUrlsInItsCatalogue() {
        JsonNode access = v2Token("user-of-shop", "shop");

        String url = "";
        for (JsonNode service : access.path("serviceCatalog")) {
            if (service.path("type").asText().equals("compute")) {
                url = service.at("/endpoints/0/publicURL").asText();
            }
        }
        assertThat(url).endsWith("/v2/" + access.at("/token/tenant/id").asText());
    }

    @Test
    void onlyTheAdministratorsAddressListsAllTenants() {
        String token = v2Token("admin", "admin").at("/token/id").asText();

        JsonNode own = Client.send("GET", cloud.identity() + "/v2.0/tenants", null, token).json();
        JsonNode all =
                Client.send(
                                "GET",
                                cloud.addresses().get("keystone-admin") + "/v2.0/tenants",
                                null,
                                token)
                        .json();

        assertThat(own.path("tenants")).hasSize(1);
        assertThat(all.path("tenants")).hasSize(5);
    }

    @Test
    void aGrantRevokesTheUsersTokens() {
        Client admin = Client.admin(cloud);
        Client shop = Client.member(cloud, "shop");
        String role =
                admin.at("keystone", "GET", "/v3/roles?name=_member_", null)
                        .json()
                        .at("/roles/0/id")
                        .asText();
        String path =
                "/v3/projects/" + shop.projectId() + "/users/" + admin.userId() + "/roles/" + role;

        assertThat(admin.at("keystone", "PUT", path, null).status()).isEqualTo(204);

        assertThat(admin.at("keystone", "GET", "/v3/roles", null).status()).isEqualTo(401);
        assertThat(Client.admin(cloud).at("keystone", "HEAD", path, null).status()).isEqualTo(204);
    }

    @Test
    void oneV2EndpointIsThreeOfV3AndGoesAsOne() {
        Client admin = Client.admin(cloud);
        String service =
                admin.at("keystone", "GET", "/v3/services?type=compute", null)
                        .json()
                        .at("/services/0/id")
                        .asText();
        String body =
                """
                {"endpoint": {"region": "icehouse", "service_id": "%s",
                "publicurl": "http://p/", "internalurl": "http://i/", "adminurl": "http://a/"}}
                """
                        .formatted(service);
        String id =
                admin.at("keystone-admin", "POST", "/v2.0/endpoints", body)
                        .json()
                        .at("/endpoint/id")
                        .asText();
        assertThat(inRegion(admin, service)).isEqualTo(3);

        admin.at("keystone-admin", "DELETE", "/v2.0/endpoints/" + id, null);

        assertThat(inRegion(admin, service)).isZero();
    }

    @Test
    void anEndpointWithOnlyARegionIdIsInNoRegion() {
        Client admin = Client.admin(cloud);
        String service =
                admin.at("keystone", "GET", "/v3/services?type=compute", null)
                        .json()
                        .at("/services/0/id")
                        .asText();
        String body =
                """
                {"endpoint": {"region_id": "icehouse", "service_id": "%s", "interface": "public",
                "url": "http://p/"}}
                """
                        .formatted(service);

        JsonNode made = admin.at("keystone", "POST", "/v3/endpoints", body).json();

        assertThat(made.at("/endpoint/region").isNull()).isTrue();
        assertThat(inRegion(admin, service)).isZero();
    }

    @Test
    void theCatalogueLeadsToWhereTheNewControllerAnswersInReality() {
        Client admin = Client.admin(cloud);
        String service =
                admin.at("keystone", "GET", "/v3/services?type=compute", null)
                        .json()
                        .at("/services/0/id")
                        .asText();
        String body =
                """
                {"endpoint": {"region": "icehouse", "service_id": "%s", "interface": "public",
                "url": "http://127.0.0.1:8774/v2/%%(tenant_id)s"}}
                """
                        .formatted(service);
        admin.at("keystone", "POST", "/v3/endpoints", body);

        String catalog = admin.at("keystone", "GET", "/v3/auth/catalog", null).json().toString();

        assertThat(catalog).contains(cloud.compute("icehouse") + "/v2/" + admin.projectId());
        assertThat(catalog).doesNotContain(":8774");
    }

    private static long inRegion(Client admin, String service) {
        JsonNode endpoints =
                admin.at("keystone", "GET", "/v3/endpoints?service_id=" + service, null).json();
        return StreamSupport.stream(endpoints.path("endpoints").spliterator(), false)
                .filter(e -> e.path("region").asText().equals("icehouse"))
                .count();
    }

    private JsonNode v2Token(String user, String project) {
        String body =
                """
                {"auth": {"tenantName": "%s", "passwordCredentials":
                {"username": "%s", "password": "%s"}}}
                """
                        .formatted(project, user, cloud.password());
        return Client.send("POST", cloud.identity() + "/v2.0/tokens", body, "none")
                .json()
                .path("access");
    }
}
