package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.simulator.time.OwnTime;
import org.junit.jupiter.api.Test;

/**
 * The process dies at every point of a run at which it can die, once at each and again at the next
 * in its next life, and every server arrives. The points are found by the run itself.
 */
class KillPointTest extends OnMovingEngine {
    /** {@code -Dicebridge.kill.servers=18} adds those that boot from a volume. */
    private static final int SERVERS = Integer.getInteger("icebridge.kill.servers", 8);

    @Test
    void everyServerArrivesThroughADeathAtEveryPoint() throws Exception {
        dieEverywhere(NetworkKind.NEUTRON, MovingCloud.usual());
    }

    @Test
    void everyServerArrivesUnderNovaNetworkThroughADeathAtEveryPoint() throws Exception {
        dieEverywhere(NetworkKind.NOVA_NETWORK, MovingCloud.usual());
    }

    @Test
    void everyServerArrivesThroughADeathAtEveryPointWhenTheOldOneGoesFirst() throws Exception {
        dieEverywhere(NetworkKind.NEUTRON, MovingCloud.deletingFirst());
    }

    private void dieEverywhere(NetworkKind network, Moving moving) throws Exception {
        Shape shape = new Shape(SERVERS, 1, 1, network, 5000, 1, true);
        Moving known = TestMoving.requestsLiving(moving, 0);
        try (MovingCloud cloud =
                new MovingCloud(folder, shape, Faults.none(), known, 2, new OwnTime())
                        .withNewDatabase()) {
            PlantedGroup group =
                    PlantedGroup.of(cloud, "db", "affinity", PlantedGroup.servers(cloud, 2, false));
            MovingRun run = new MovingRun(engine, cloud, "KILL-1");
            run.start();
            engine.death.comesAt(point -> !point.startsWith("watching"));
            run.toTheEnd();
            System.out.printf(
                    "%s%s: died at %d points of %d%n",
                    network,
                    moving.deleteFirst() ? ", old server first" : "",
                    run.deaths(),
                    engine.death.points().size());
            assertThat(run.deaths()).isGreaterThan(100 * SERVERS);
            MoveServersTest.allMoved(cloud.ledger());
            assertThat(cloud.ledger().path("leftOver")).isEmpty();
            assertThat(group.carriedOver()).isTrue();
            assertThat(cloud.cloud.compute(Side.NEW).servers())
                    .noneMatch(server -> server.metadata().containsKey("icebridge"));
            assertThat(run.broken()).isEmpty();
        }
    }
}
