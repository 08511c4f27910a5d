package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.simulator.time.OwnTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A volume of several servers, as the Nova and Cinder of today have them. */
class SharedVolumesTest {
    private final OwnTime time = new OwnTime();

    @AutoClose
    private final SimulatedCloud cloud =
            SimulatedCloud.start(
                    new Shape(2, 1, 1, NetworkKind.NEUTRON, 1, 1, true).sharingVolumes(),
                    Faults.none(),
                    time);

    private final Client shop = Client.member(cloud, "shop");

    private List<String> servers() {
        List<String> ids = new ArrayList<>();
        shop.at("nova-havana", "GET", v21("/servers/detail"), null)
                .json()
                .path("servers")
                .forEach(server -> ids.add(server.path("id").asText()));
        return ids;
    }

    private String v21(String path) {
        return "/v2.1/" + shop.projectId() + path;
    }

    private JsonNode volume() {
        return shop.at("cinder", "GET", "/v2/" + shop.projectId() + "/volumes/detail", null)
                .json()
                .at("/volumes/0");
    }

    private List<String> on() {
        List<String> ids = new ArrayList<>();
        volume().path("attachments").forEach(a -> ids.add(a.path("server_id").asText()));
        return ids;
    }

    private Client.Answer detach(String server) {
        String path = "/servers/" + server + "/os-volume_attachments/";
        return shop.at("nova-havana", "DELETE", v21(path + volume().path("id").asText()), null);
    }

    private boolean inUse() {
        return volume().path("status").asText().equals("in-use");
    }

    @Test
    void itIsOnTwoServersAndLeavesOneAtATime() {
        List<String> servers = servers();
        assertThat(volume().path("multiattach").asBoolean()).isTrue();
        assertThat(on()).containsExactlyInAnyOrderElementsOf(servers);
        assertThat(detach(servers.get(0)).status()).isEqualTo(202);
        Client.Answer tooEarly = detach(servers.get(1));
        assertThat(tooEarly.status()).isEqualTo(400);
        assertThat(tooEarly.json().at("/badRequest/message").asText())
                .contains("Volume status must be 'in-use'");
        time.pass(Duration.ofSeconds(10));
        assertThat(inUse()).isTrue();
        assertThat(on()).containsExactly(servers.get(1));
    }

    @Test
    void itIsAttachedToAnotherByNoCallOfOnce() {
        String server = servers().get(0);
        detach(server);
        time.pass(Duration.ofSeconds(10));
        Client.Answer refused =
                shop.at(
                        "nova-havana",
                        "POST",
                        v21("/servers/" + server + "/os-volume_attachments"),
                        "{\"volumeAttachment\": {\"volumeId\": \"%s\"}}"
                                .formatted(volume().path("id").asText()));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/badRequest/message").asText()).contains("2.60");
        assertThat(on()).hasSize(1);
    }
}
