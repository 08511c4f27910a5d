package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.seed.Shape;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VolumesTest {

    @AutoClose
    private final SimulatedCloud cloud = SimulatedCloud.start(Shape.bundled().withSpeed(200));

    private Client shop;

    @BeforeEach
    void logIn() {
        shop = Client.member(cloud, "shop");
    }

    @Test
    void aVolumeIsDetachedAndAttachedAgainAtTheSameDevice() {
        String server = serverWithVolumes();
        String path = "/servers/" + server + "/os-volume_attachments";
        JsonNode before = shop.old("GET", path, null).json().at("/volumeAttachments/0");
        String volume = before.path("volumeId").asText();

        assertThat(shop.old("DELETE", path + "/" + volume, null).status()).isEqualTo(202);
        Client.await(() -> look(volume), v -> status(v).equals("available"));
        assertThat(cloud.ledger().path("volumesAstray")).hasSize(1);

        String attach =
                """
                {"volumeAttachment": {"volumeId": "%s", "device": "%s"}}
                """
                        .formatted(volume, before.path("device").asText());
        shop.old("POST", path, attach);
        Client.await(() -> look(volume), v -> status(v).equals("in-use"));
        assertThat(cloud.ledger().path("volumesAstray")).isEmpty();
    }

    @Test
    void twoVolumesOfOneServerAreDetachedAtTheSameTime() {
        String server = serverWithVolumes();
        String path = "/servers/" + server + "/os-volume_attachments";
        JsonNode attached = shop.old("GET", path, null).json().path("volumeAttachments");
        assertThat(attached).hasSize(2);

        attached.forEach(a -> shop.old("DELETE", path + "/" + a.path("volumeId").asText(), null));

        attached.forEach(
                a ->
                        Client.await(
                                () -> look(a.path("volumeId").asText()),
                                v -> status(v).equals("available")));
    }

    @Test
    void aRootVolumeCannotBeDetached() {
        Client billing = Client.member(cloud, "billing");
        JsonNode server =
                billing.old("GET", "/servers/detail?name=%5Eserver-6%24", null)
                        .json()
                        .at("/servers/0");
        String volume = server.at("/os-extended-volumes:volumes_attached/0/id").asText();

        Client.Answer answer =
                billing.old(
                        "DELETE",
                        "/servers/"
                                + server.path("id").asText()
                                + "/os-volume_attachments/"
                                + volume,
                        null);

        assertThat(server.path("image").asText()).isEmpty();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/badRequest/message").asText())
                .isEqualTo("Cannot detach a root device volume");
    }

    @Test
    void aVolumeWithASnapshotRefusesItsDeletion() {
        String volume = create("with snapshot");
        Client.await(() -> look(volume), v -> status(v).equals("available"));
        String snapshot = "{\"snapshot\": {\"volume_id\": \"" + volume + "\", \"name\": \"s\"}}";
        shop.at("cinder", "POST", v2("/snapshots"), snapshot);

        Client.Answer answer = shop.at("cinder", "DELETE", v2("/volumes/" + volume), null);

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void version1HasItsOwnNames() {
        String volume = create("named");

        JsonNode old =
                shop.at("cinder", "GET", "/v1/" + shop.projectId() + "/volumes/" + volume, null)
                        .json()
                        .path("volume");

        assertThat(old.path("display_name").asText()).isEqualTo("named");
        assertThat(look(volume).path("name").asText()).isEqualTo("named");
    }

    @Test
    void theUrlsProjectMustBeTheTokens() {
        Client billing = Client.member(cloud, "billing");

        assertThat(billing.at("cinder", "GET", v2("/volumes"), null).status()).isEqualTo(400);
    }

    private String create(String name) {
        String body = "{\"volume\": {\"name\": \"" + name + "\", \"size\": 1}}";
        return shop.at("cinder", "POST", v2("/volumes"), body).json().at("/volume/id").asText();
    }

    private String serverWithVolumes() {
        return shop.old("GET", "/servers?name=%5Eserver-4%24", null)
                .json()
                .at("/servers/0/id")
                .asText();
    }

    private JsonNode look(String volume) {
        return shop.at("cinder", "GET", v2("/volumes/" + volume), null).json().path("volume");
    }

    private static String status(JsonNode volume) {
        return volume.path("status").asText();
    }

    private String v2(String path) {
        return "/v2/" + shop.projectId() + path;
    }
}
