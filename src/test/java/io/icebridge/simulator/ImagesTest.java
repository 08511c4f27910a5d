package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.seed.Shape;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImagesTest {

    @AutoClose
    private final SimulatedCloud cloud = SimulatedCloud.start(Shape.bundled().withServers(3));

    private Client shop;

    @BeforeEach
    void logIn() {
        shop = Client.member(cloud, "shop");
    }

    @Test
    void aListIsCutAt25AndSaysHowToGoOn() {
        Client admin = Client.admin(cloud);
        Set<String> ids = new HashSet<>();
        JsonNode first = admin.at("glance", "GET", "/v2/images", null).json();
        first.path("images").forEach(i -> ids.add(i.path("id").asText()));
        assertThat(ids).hasSize(25);

        JsonNode second = admin.at("glance", "GET", first.path("next").asText(), null).json();

        second.path("images").forEach(i -> ids.add(i.path("id").asText()));
        assertThat(ids).hasSize(29);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void aProtectedImageCannotBeDeletedUntilThatIsTakenBack() {
        String id = upload("one", "content");
        patch(id, "{\"op\": \"replace\", \"path\": \"/protected\", \"value\": true}");

        assertThat(shop.at("glance", "DELETE", "/v2/images/" + id, null).status()).isEqualTo(403);

        patch(id, "{\"op\": \"replace\", \"path\": \"/protected\", \"value\": false}");
        assertThat(shop.at("glance", "DELETE", "/v2/images/" + id, null).status()).isEqualTo(204);
        assertThat(shop.at("glance", "GET", "/v2/images/" + id, null).status()).isEqualTo(404);
    }

    @Test
    void whatIsUploadedIsReadBack() {
        String id = upload("two", "the bytes");

        JsonNode image = shop.at("glance", "GET", "/v2/images/" + id, null).json();

        assertThat(image.path("status").asText()).isEqualTo("active");
        assertThat(image.path("size").asInt()).isEqualTo(9);
        assertThat(image.path("checksum").asText()).hasSize(32);
        assertThat(shop.at("glance", "GET", "/v2/images/" + id + "/file", null).raw().body())
                .isEqualTo("the bytes");
    }

    @Test
    void anImageIsFoundByAPropertyOfItsOwn() {
        String id = upload("three", "content");
        patch(id, "{\"op\": \"add\", \"path\": \"/colour\", \"value\": \"blue\"}");

        JsonNode found = shop.at("glance", "GET", "/v2/images?colour=blue", null).json();

        assertThat(found.path("images")).hasSize(1);
        assertThat(found.at("/images/0/id").asText()).isEqualTo(id);
    }

    @Test
    void anotherProjectSeesAnImageOnceItIsAMember() {
        String id = upload("four", "content");
        Client billing = Client.member(cloud, "billing");
        assertThat(billing.at("glance", "GET", "/v2/images/" + id, null).status()).isEqualTo(404);

        String member = "{\"member\": \"" + billing.projectId() + "\"}";
        shop.at("glance", "POST", "/v2/images/" + id + "/members", member);

        assertThat(billing.at("glance", "GET", "/v2/images/" + id, null).status()).isEqualTo(200);
    }

    @Test
    void inVersion1TheFieldsAreHeaders() {
        String id = upload("five", "content");

        Client.Answer head = shop.at("glance", "HEAD", "/v1/images/" + id, null);

        assertThat(head.raw().headers().firstValue("X-Image-Meta-Name")).contains("five");
        assertThat(head.raw().headers().firstValue("X-Image-Meta-Status")).contains("active");
    }

    private String upload(String name, String content) {
        String body =
                """
                {"name": "%s", "disk_format": "raw", "container_format": "bare"}
                """
                        .formatted(name);
        String id = shop.at("glance", "POST", "/v2/images", body).json().path("id").asText();
        shop.at("glance", "PUT", "/v2/images/" + id + "/file", content);
        return id;
    }

    private void patch(String id, String change) {
        assertThat(shop.at("glance", "PATCH", "/v2/images/" + id, "[" + change + "]").status())
                .isEqualTo(200);
    }
}
