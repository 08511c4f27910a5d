package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.TokenSource;
import io.icebridge.simulator.SimulatedCloud;
import io.icebridge.simulator.seed.Shape;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Login by application credentials, of which each opens one project, over real HTTP. */
class ApplicationCredentialTest {
    @TempDir private Path folder;
    private SimulatedCloud simulated;
    private Cloud byPassword;
    private String keystone;
    private String customers;
    private String userId;

    @BeforeEach
    void start() throws Exception {
        simulated = SimulatedCloud.start(Shape.bundled().withSpeed(500).withNewRegionReady());
        byPassword = SimulatedClient.connect(simulated, "3", folder);
        customers = byPassword.compute(Side.OLD).servers().get(0).projectId();
        byPassword.changing().identity().grantRole(customers, "admin");
        keystone = credentials("icebridge-sim").authUrl().replaceFirst("/v3$", "") + "/v3";
    }

    @AfterEach
    void stop() {
        simulated.close();
    }

    private Credentials credentials(String entry) {
        return CloudsYaml.read(
                new CloudsFiles(folder, folder, Map.of()),
                entry,
                List.of(Shape.OLD_REGION, Shape.NEW_REGION));
    }

    private HttpResponse<String> post(String path, String token, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(keystone + path))
                                .header("Content-Type", "application/json")
                                .header("X-Auth-Token", token)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** As its user makes one with OpenStack's own client, in the project of his token. */
    private String made(String project, String name) throws Exception {
        Credentials admin = credentials("icebridge-sim");
        HttpResponse<String> token =
                post(
                        "/auth/tokens",
                        "none",
                        """
                        {"auth": {"identity": {"methods": ["password"], "password": {"user":
                          {"name": "%s", "domain": {"id": "default"}, "password": "%s"}}},
                          "scope": {"project": {"id": "%s"}}}}
                        """
                                .formatted(admin.user().name(), admin.password(), project));
        userId = json(token).at("/token/user/id").asText();
        HttpResponse<String> made =
                post(
                        "/users/" + userId + "/application_credentials",
                        token.headers().firstValue("X-Subject-Token").orElseThrow(),
                        """
                        {"application_credential": {"name": "%s", "secret": "open-sesame"}}
                        """
                                .formatted(name));
        return json(made).at("/application_credential/id").asText();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.parse(answer.body().getBytes()).orElseThrow();
    }

    private void entry(String name, String... auth) throws IOException {
        Path file = folder.resolve("clouds.yaml");
        Files.writeString(
                file,
                Files.readString(file).stripTrailing()
                        + """

                          %s:
                            auth_type: v3applicationcredential
                            auth:
                              auth_url: %s
                              application_credential_secret: open-sesame
                              %s
                        """
                                .formatted(name, keystone, String.join("\n      ", auth))
                                .indent(0));
    }

    private Cloud connect(String entry, String... projects) {
        return OpenStack.connectAlone(
                new OpenStack.Settings(
                        folder,
                        entry,
                        List.of(projects),
                        Shape.OLD_REGION,
                        Shape.NEW_REGION,
                        false));
    }

    private String own() {
        return byPassword.identity().own().id();
    }

    @Test
    void oneThatIsKnownByItsIdOpensItsProject() throws Exception {
        entry("app", "application_credential_id: " + made(own(), "icebridge"));
        Cloud cloud = connect("app");
        assertThat(cloud.identity().own().id()).isEqualTo(own());
        assertThat(cloud.compute(Side.OLD).servers()).isNotEmpty();
        cloud.identity().proveTokenIssue();
    }

    @Test
    void oneThatIsKnownByItsNameIsItsUsers() throws Exception {
        made(own(), "icebridge");
        entry("byId", "application_credential_name: icebridge", "user_id: " + userId);
        entry(
                "byName",
                "application_credential_name: icebridge",
                "username: " + credentials("icebridge-sim").user().name(),
                "user_domain_name: Default");
        entry("nobodys", "application_credential_name: icebridge", "username: nobody");
        assertThat(connect("byId").identity().own().id()).isEqualTo(own());
        assertThat(connect("byName").identity().own().id()).isEqualTo(own());
        assertThatThrownBy(() -> connect("nobodys").identity().own())
                .isInstanceOf(CloudFailure.class);
    }

    @Test
    void aProjectThatNoneOpensIsNamedWithWhatHelps() throws Exception {
        entry("app", "application_credential_id: " + made(own(), "icebridge"));
        Cloud cloud = connect("app");
        assertThat(sourceOf(cloud, customers)).isEqualTo(TokenSource.NOWHERE);
        assertThat(sourceOf(cloud, own())).isEqualTo(TokenSource.CREDENTIAL);
        assertThatThrownBy(() -> cloud.as(customers).compute(Side.OLD).servers())
                .isInstanceOf(CloudFailure.class)
                .hasMessageContaining("opens its own project alone")
                .hasMessageContaining("project-clouds")
                .hasMessageNotContaining("open-sesame");
    }

    private static TokenSource sourceOf(Cloud cloud, String project) {
        return cloud.identity().projects().stream()
                .filter(p -> p.id().equals(project))
                .map(Project::tokens)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachProjectIsOpenedByItsOwn() throws Exception {
        entry("app", "application_credential_id: " + made(own(), "icebridge"));
        entry("shop", "application_credential_id: " + made(customers, "icebridge-shop"));
        Cloud cloud = connect("app", "shop");
        assertThat(sourceOf(cloud, customers)).isEqualTo(TokenSource.CREDENTIAL);
        assertThat(cloud.as(customers).identity().own().id()).isEqualTo(customers);
        assertThat(cloud.identity().own().id()).isEqualTo(own());
    }

    @Test
    void aPasswordStillOpensWhatHasNoneOfItsOwn() throws Exception {
        entry("shop", "application_credential_id: " + made(customers, "icebridge-shop"));
        Cloud cloud = connect("icebridge-sim", "shop");
        assertThat(sourceOf(cloud, customers)).isEqualTo(TokenSource.CREDENTIAL);
        assertThat(sourceOf(cloud, own())).isEqualTo(TokenSource.ROLE);
    }

    @Test
    void whatIsWrittenOfItHoldsNoSecret() throws Exception {
        entry("app", "application_credential_id: " + made(own(), "icebridge"));
        Credentials app = credentials("app");
        assertThat(app.toString() + app.application()).doesNotContain("open-sesame");
    }
}
