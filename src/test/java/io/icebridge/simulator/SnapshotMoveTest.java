package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.seed.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotMoveTest {

    private SimulatedCloud cloud;
    private Client admin;

    @BeforeEach
    void startACloudWithBothRegions() {
        cloud = SimulatedCloud.start(Shape.bundled().withSpeed(500).withNewRegionReady());
        admin = Client.admin(cloud);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void theSeedHoldsWhatItsShapeSaysAndNothingIsAmiss() {
        JsonNode servers = admin.old("GET", "/servers/detail?all_tenants=1", null).json();

        assertThat(servers.path("servers")).hasSize(24);
        assertThat(cloud.ledger().path("servers")).hasSize(24);
        for (String list :
                new String[] {
                    "lost",
                    "doubled",
                    "volumesAstray",
                    "addressesAstray",
                    "portsAstray",
                    "violations",
                    "leftOver"
                }) {
            assertThat(cloud.ledger().path(list)).as(list).isEmpty();
        }
    }

    @Test
    void aServerMovedOldServerLastIsMovedInTheLedger() {
        JsonNode server = find("server-1");
        Move move = new Move(cloud, server, "shop");

        move.stop();
        String image = move.snapshot();
        String port = move.park();
        String fresh = move.boot(image, port);
        move.awaitHealed();
        move.deleteOld();

        JsonNode entry = entry(server.path("id").asText());
        assertThat(entry.path("state").asText()).isEqualTo("moved");
        assertThat(entry.path("newId").asText()).isEqualTo(fresh);
        assertThat(entry.path("downtimeSeconds").asDouble())
                .isGreaterThan(entry.path("cloudDowntimeSeconds").asDouble());
        JsonNode ledger = cloud.ledger();
        assertThat(ledger.path("lost")).isEmpty();
        assertThat(ledger.path("doubled")).isEmpty();
        assertThat(ledger.path("addressesAstray")).isEmpty();
        assertThat(ledger.path("portsAstray")).isEmpty();
        assertThat(ledger.path("violations")).isEmpty();
    }

    private JsonNode find(String name) {
        return admin.old("GET", "/servers/detail?all_tenants=1&name=%5E" + name + "%24", null)
                .json()
                .path("servers")
                .path(0);
    }

    private JsonNode entry(String oldId) {
        for (JsonNode entry : cloud.ledger().path("servers")) {
            if (entry.path("oldId").asText().equals(oldId)) {
                return entry;
            }
        }
        throw new AssertionError("no entry for " + oldId);
    }
}
