package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.seed.Shape;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** On a cloud slow enough that Nova's cache is still behind when the old server is deleted. */
class ParkedPortTest {

    @AutoClose
    private final SimulatedCloud cloud =
            SimulatedCloud.start(Shape.bundled().withSpeed(20).withNewRegionReady());

    @Test
    void itIsTakenFromTheNewServerWhenTheOldOneStillListsIt() {
        JsonNode server =
                Client.admin(cloud)
                        .old("GET", "/servers/detail?all_tenants=1&name=%5Eserver-1%24", null)
                        .json()
                        .at("/servers/0");
        Move move = new Move(cloud, server, "shop");
        move.stop();
        String image = move.snapshot();
        String port = move.park();
        move.boot(image, port);

        move.deleteOld();

        JsonNode after =
                move.admin().at("neutron", "GET", "/v2.0/ports/" + port, null).json().path("port");
        assertThat(after.path("device_id").asText()).isEmpty();
        assertThat(after.path("status").asText()).isEqualTo("DOWN");
        assertThat(cloud.ledger().path("portsAstray")).hasSize(1);
    }
}
