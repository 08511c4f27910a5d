package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoveServersTest extends OnMovingEngine {
    /** What the cloud's own account must not have of any server. */
    static final List<String> ZEROS =
            List.of(
                    "lost",
                    "doubled",
                    "volumesAstray",
                    "addressesAstray",
                    "portsAstray",
                    "violations");

    private static final int EVERY_KIND = 8;

    private MovingCloud cloud(NetworkKind network, Moving moving) throws Exception {
        Shape shape = new Shape(EVERY_KIND, 1, 1, network, 5000, 1, true);
        return new MovingCloud(folder, shape, Faults.none(), moving, 2);
    }

    @Test
    void serversOfEveryKindArriveAsTheyWere() throws Exception {
        try (MovingCloud cloud = cloud(NetworkKind.NEUTRON, MovingCloud.usual())) {
            MovingRun run = new MovingRun(engine, cloud, "NEUTRON-1");
            run.start();
            run.toTheEnd();
            allMoved(cloud.ledger());
        }
    }

    @Test
    void serversOfEveryKindArriveUnderNovaNetwork() throws Exception {
        try (MovingCloud cloud = cloud(NetworkKind.NOVA_NETWORK, MovingCloud.usual())) {
            MovingRun run = new MovingRun(engine, cloud, "NOVANET-1");
            run.start();
            run.toTheEnd();
            allMoved(cloud.ledger());
        }
    }

    @Test
    void serversOfEveryKindArriveWhenTheOldOneGoesFirst() throws Exception {
        try (MovingCloud cloud = cloud(NetworkKind.NEUTRON, MovingCloud.deletingFirst())) {
            MovingRun run = new MovingRun(engine, cloud, "FIRST-1");
            run.start();
            run.toTheEnd();
            allMoved(cloud.ledger());
        }
    }

    static void allMoved(JsonNode ledger) {
        assertThat(ledger.path("servers")).allMatch(s -> s.path("state").asText().equals("moved"));
        nothingAmiss(ledger);
    }

    static void nothingAmiss(JsonNode ledger) {
        for (String zero : ZEROS) {
            assertThat(ledger.path(zero)).as(zero).isEmpty();
        }
    }
}
