package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.move.NodeOrder.Turn;
import io.icebridge.runbook.profile.Profiles;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three old nodes of 8 GiB, and a new region whose room changes as nodes come to it. */
class NodeOrderTest {
    private static final String CHANGE = "CHG1";

    private final StillCloud region = new StillCloud();
    private final List<Hypervisor> fresh = region.fresh.hypervisors;
    private final CloudFile oneByOne = TestCloudFile.with(List.of(), "ctl1");
    private final MovingTables tables = new MovingTables();
    private final Moves moves = tables.moves;
    private final Nodes nodes = tables.nodes;
    private final Cloud cloud = region.port();

    @BeforeEach
    void threeNodes() {
        region.old.flavor("small", 1024, 1, 0);
        region.old.flavor("big", 4096, 1, 0);
        for (String node : List.of("n1", "n2", "n3")) {
            region.old.hypervisor(node, 8192, 0);
            nodes.plan(CHANGE, node);
        }
    }

    private static Hypervisor hypervisor(String node, int memory, int used) {
        return new Hypervisor(node, 0, 8, 0, memory, used, 100, 0, "");
    }

    private void on(String node, String flavor, String method, int count) {
        for (int i = 0; i < count; i++) {
            moves.plan(CHANGE, MoveSample.of(node + flavor + i, node, flavor, method));
        }
    }

    private void unevenlyLoaded() {
        fresh.add(hypervisor("new1", 3072, 0));
        on("n1", "big", "SNAPSHOT", 1);
        on("n2", "small", "SNAPSHOT", 2);
        on("n3", "small", "SNAPSHOT", 3);
    }

    private void secondNodeMovesAndIsRedeployed() {
        moves.state(CHANGE, "n2small0", Move.State.MOVED);
        moves.state(CHANGE, "n2small1", Move.State.MOVED);
        fresh.set(0, hypervisor("new1", 3072, 2048));
        fresh.add(hypervisor("n2", 8192, 0));
    }

    private List<Turn> order() {
        return new NodeOrder(cloud, oneByOne, moves, nodes).of(CHANGE);
    }

    @Test
    void aNodeWaitsUntilTheRoomOfOthersLetsItIn() {
        unevenlyLoaded();
        List<Turn> turns = order();
        assertThat(turns).extracting(Turn::node).containsExactly("n2", "n1", "n3");
        assertThat(turns).allMatch(Turn::fits);
        assertThat(turns.get(0).why())
                .isEqualTo(
                        "wave 1: 2 servers, of which 2048 MB move; the new region has 3072 MB free,"
                                + " 1024 MB after it; redeployed it adds 8192 MB; the old region"
                                + " keeps 9216 MB free on 2 nodes");
        assertThat(turns.get(1).why()).contains("has 9216 MB free, 5120 MB after it");
    }

    @Test
    void aNodeThatKeepsAServerGivesNoRoomAndComesLast() {
        fresh.add(hypervisor("new1", 8192, 0));
        on("n1", "small", "WAIT", 1);
        on("n2", "small", "SNAPSHOT", 3);
        on("n3", "small", "VOLUME", 2);
        List<Turn> turns = order();
        assertThat(turns).extracting(Turn::node).containsExactly("n3", "n2", "n1");
        assertThat(turns.get(2).why()).contains("1 of them stay, so that it adds none");
    }

    @Test
    void tooLittleRoomIsSaid() {
        fresh.add(hypervisor("new1", 2048, 0));
        on("n1", "big", "SNAPSHOT", 1);
        on("n2", "big", "SNAPSHOT", 1);
        on("n3", "big", "SNAPSHOT", 2);
        Turn first = order().get(0);
        assertThat(first.fits()).isFalse();
        assertThat(first.why()).contains("2048 MB too few without overcommitment");
    }

    @Test
    void theOrderStaysTheSameWhileItIsCarriedOut() {
        unevenlyLoaded();
        List<Turn> before = order();
        secondNodeMovesAndIsRedeployed();
        assertThat(order()).isEqualTo(before);
    }

    @Test
    void theNextWaveTakesAsManyNodesAsTheRedeployedOnesHaveRoomFor() {
        CloudFile twoByTwo = TestCloudFile.withNodesPerWave(2);
        unevenlyLoaded();
        Waves waves =
                new Waves(
                        cloud,
                        twoByTwo,
                        Profiles.load("havana-icehouse"),
                        TestDoor.open(TestDoor.journal(), null, null),
                        moves,
                        nodes);
        waves.plan(CHANGE);
        assertThat(nodes.inWave(CHANGE, 1)).containsExactly("n2");
        secondNodeMovesAndIsRedeployed();
        waves.plan(CHANGE);
        assertThat(nodes.inWave(CHANGE, 2)).containsExactly("n1", "n3");
    }
}
