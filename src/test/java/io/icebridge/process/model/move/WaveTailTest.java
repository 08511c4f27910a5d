package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.CloudLimits;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.simulator.time.OwnTime;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A wave of servers whose disks are of very different sizes, in the cloud's own time, so that it
 * comes out the same on every machine.
 */
class WaveTailTest extends OnMovingEngine {
    private static final int SERVERS = 24;
    private static final int GIB_SECONDS = 5;
    private static final int SEEDS = Integer.getInteger("icebridge.tail.seeds", 1);
    private static final int AT_ONCE = Integer.getInteger("icebridge.tail.at-once", 10);
    private static final Set<Move.State> ARRIVED =
            EnumSet.of(Move.State.RELEASING, Move.State.MOVED);

    private double bound;

    /** Seconds of the cloud until the last new server is accepted, of all waves. */
    private long seconds(long seed, int nodes, int nodesPerWave, boolean longestFirst)
            throws Exception {
        Shape shape =
                new Shape(SERVERS, nodes, 1, NetworkKind.NEUTRON, 1, seed, true)
                        .withGibSeconds(GIB_SECONDS);
        String change = "TAIL-%d-%d-%d-%s".formatted(seed, nodes, nodesPerWave, longestFirst);
        Moving moving = BeginningOrderTest.moving(longestFirst);
        CloudLimits limits = new CloudLimits(AT_ONCE, 1, nodesPerWave, 1);
        OwnTime time = new OwnTime();
        try (MovingCloud cloud =
                new MovingCloud(
                        Files.createDirectory(folder.resolve(change)),
                        shape,
                        Faults.none(),
                        moving,
                        limits,
                        time)) {
            MovingRun run = new MovingRun(engine, cloud, change);
            Instant begun = cloud.clock.instant();
            run.start();
            run.until(() -> arrived(change));
            long seconds = Duration.between(begun, cloud.clock.instant()).toSeconds();
            run.toTheEnd();
            MoveServersTest.allMoved(cloud.ledger());
            bound = cloud.simulated.lowerBoundSeconds(AT_ONCE);
            return seconds;
        }
    }

    private static boolean arrived(String change) {
        var moves = engine.bean(Moves.class).of(change);
        return !moves.isEmpty() && moves.stream().map(Move::state).allMatch(ARRIVED::contains);
    }

    @Test
    void isShorterWhenItsLongestMovesBeginFirst() throws Exception {
        for (int seed = 1; seed <= SEEDS; seed++) {
            long byId = seconds(seed, 1, 1, false);
            long longestFirst = seconds(seed, 1, 1, true);
            System.out.printf(
                    "tail: K %d seed %d: by id %d s, longest first %d s, bound %.0f s%n",
                    AT_ONCE, seed, byId, longestFirst, bound);
            assertThat(longestFirst).isLessThan(byId);
        }
    }

    @Test
    void isFilledWithTheNextNodesServersWhereSeveralNodesAreOneWave() throws Exception {
        for (int seed = 1; seed <= SEEDS; seed++) {
            long oneByOne = seconds(seed, 4, 1, true);
            long twoByTwo = seconds(seed, 4, 2, true);
            System.out.printf(
                    "tail: K %d seed %d: 4 nodes one by one %d s, two by two %d s, bound %.0f s%n",
                    AT_ONCE, seed, oneByOne, twoByTwo, bound);
            assertThat(twoByTwo).isLessThan(oneByOne);
        }
    }
}
