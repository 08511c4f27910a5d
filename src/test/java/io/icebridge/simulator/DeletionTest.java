package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.seed.Shape;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways in which deleting a server does harm, and what the ledger says of each. */
class DeletionTest {

    @AutoClose
    private final SimulatedCloud cloud =
            SimulatedCloud.start(Shape.bundled().withSpeed(300).withNewRegionReady());

    private Client admin;

    @BeforeEach
    void logIn() {
        admin = Client.admin(cloud);
    }

    @Test
    void aServerDeletedWithoutACopyIsLostAndItsPortGone() {
        JsonNode server = find("server-1");

        delete(server);

        JsonNode ledger = cloud.ledger();
        assertThat(ledger.path("violations").findValuesAsText("rule"))
                .contains("deleted-without-proof", "port-deleted");
        assertThat(ledger.at("/lost/0/oldId").asText()).isEqualTo(server.path("id").asText());
    }

    @Test
    void aCopyOfARunningServerIsNoProof() {
        JsonNode server = find("server-1");
        Move move = new Move(cloud, server, "shop");
        move.snapshot();
        move.park();

        move.deleteOld();

        JsonNode ledger = cloud.ledger();
        assertThat(ledger.path("violations").findValuesAsText("rule"))
                .containsExactly("deleted-without-proof");
        assertThat(ledger.path("lost")).hasSize(1);
    }

    @Test
    void aPortThatNovaMadeServesTheNewServerOn() {
        JsonNode server = find("server-4");
        Move move = new Move(cloud, server, "shop");
        move.stop();
        String image = move.snapshot();
        String port = move.park();
        String fresh = move.boot(image, port);

        move.deleteOld();

        JsonNode after =
                move.admin().at("neutron", "GET", "/v2.0/ports/" + port, null).json().path("port");
        assertThat(after.path("device_id").asText()).isEqualTo(fresh);
        assertThat(after.path("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void aRootVolumeToBeDeletedWithItsServerGoesUnlessASnapshotGuardsIt() {
        JsonNode doomed = find("server-18");
        String volume = doomed.at("/os-extended-volumes:volumes_attached/0/id").asText();
        Client billing = Client.member(cloud, "billing");
        String guard =
                """
                {"snapshot": {"volume_id": "%s", "name": "guard", "force": true}}
                """
                        .formatted(volume);
        billing.at("cinder", "POST", "/v2/" + billing.projectId() + "/snapshots", guard);

        delete(doomed);

        JsonNode after = volume(billing, volume);
        assertThat(after.path("status").asText()).isEqualTo("available");
        assertThat(cloud.ledger().path("violations").findValuesAsText("rule"))
                .doesNotContain("volume-at-risk", "volume-destroyed", "deleted-without-proof");
    }

    @Test
    void withoutAGuardTheRootVolumeIsLost() {
        JsonNode doomed = find("server-18");
        String volume = doomed.at("/os-extended-volumes:volumes_attached/0/id").asText();
        Client billing = Client.member(cloud, "billing");

        delete(doomed);
        Client.await(() -> volume(billing, volume), JsonNode::isMissingNode);

        JsonNode ledger = cloud.ledger();
        assertThat(ledger.path("violations").findValuesAsText("rule"))
                .contains("volume-at-risk", "volume-destroyed");
        assertThat(ledger.path("lost")).hasSize(1);
    }

    @Test
    void onADeadNodeOnlyTheRecordGoesAndTheMachineRunsOn() {
        JsonNode server = find("server-1");
        String node = server.path("OS-EXT-SRV-ATTR:host").asText();
        cloud.computeServiceStopped(Shape.OLD_REGION, node);

        delete(server);

        assertThat(cloud.cloudSide().domains(node))
                .contains(server.path("OS-EXT-SRV-ATTR:instance_name").asText());
        assertThat(cloud.ledger().path("violations").findValuesAsText("rule"))
                .contains("deleted-on-dead-node");
    }

    @Test
    void anOwnerMayDeleteWhatIsTheirs() {
        Client shop = Client.member(cloud, "shop");
        String id = find("server-1").path("id").asText();

        shop.old("DELETE", "/servers/" + id, null);
        Client.await(
                () -> shop.old("GET", "/servers/" + id, null).json().path("server"),
                JsonNode::isMissingNode);

        JsonNode ledger = cloud.ledger();
        assertThat(ledger.path("violations")).isEmpty();
        assertThat(ledger.path("lost")).isEmpty();
    }

    private void delete(JsonNode server) {
        String id = server.path("id").asText();
        admin.old("DELETE", "/servers/" + id, null);
        Client.await(
                () -> admin.old("GET", "/servers/" + id, null).json().path("server"),
                JsonNode::isMissingNode);
    }

    private static JsonNode volume(Client client, String id) {
        return client.at("cinder", "GET", "/v2/" + client.projectId() + "/volumes/" + id, null)
                .json()
                .path("volume");
    }

    private JsonNode find(String name) {
        return admin.old("GET", "/servers/detail?all_tenants=1&name=%5E" + name + "%24", null)
                .json()
                .path("servers")
                .path(0);
    }
}
