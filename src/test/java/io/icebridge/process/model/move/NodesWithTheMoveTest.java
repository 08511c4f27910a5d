package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Approval.Gate;
import io.icebridge.approval.Approvals;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.Evidence.SliceShown;
import io.icebridge.approval.EvidenceSources;
import io.icebridge.approval.Terms;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.runbook.move.Nodes;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Forty nodes need not be forty gates: where the site says so, one gate opens them all. */
class NodesWithTheMoveTest extends OnMovingEngine {
    private static final String STARTER = "ada";
    private static final String APPROVER = "bob";
    private static final Set<String> STARTERS = Set.of(STARTER);

    private static final Moving WITH_MOVE = TestMoving.usual().nodesWithMove().made();

    private MovingCloud cloud(Moving moving) throws Exception {
        Shape shape = new Shape(4, 2, 1, NetworkKind.NEUTRON, 5000, 1, true);
        return new MovingCloud(folder, shape, Faults.none(), moving, 2);
    }

    @Test
    void theGateOfTheMoveShowsAndOpensTheNodesSoThatAWaveAsksNobody() throws Exception {
        try (MovingCloud cloud = cloud(WITH_MOVE)) {
            engine.live(cloud);
            String change = "NODES-1";
            Evidence move = collect(change, "move", "");
            assertThat(nodesOf(move)).containsExactly("node cmp-1", "node cmp-2");
            assertThat(move.next()).extracting(Evidence.Next::step).contains("proveNodeEmpty");
            assertThat(move.summary()).contains("Each node is redeployed once it is empty");
            Evidence wave = wave(change);
            assertThat(stands(change, wave)).as("before anybody has approved").isFalse();
            decided(change, move, "approve");
            assertThat(stands(change, wave)).isTrue();
            assertThat(stands(change, changed(wave))).as("something else is done now").isFalse();
            decided(change, move, "reject");
            assertThat(stands(change, wave)).as("after a rejection").isFalse();
        }
    }

    @Test
    void aWaveAsksWhereItsApproverMayNotApproveWhatItRestsOnByNow() throws Exception {
        try (MovingCloud cloud = cloud(WITH_MOVE)) {
            engine.live(cloud);
            String change = "NODES-2";
            decided(change, collect(change, "move", ""), "approve");
            Evidence wave = wave(change);
            assertThat(stands(change, resting(wave, "eve"))).isTrue();
            assertThat(stands(change, resting(wave, APPROVER))).isFalse();
            assertThat(engine.bean(Approvals.class).stands(change, wave, Set.of(APPROVER)))
                    .as("who started it meanwhile")
                    .isFalse();
        }
    }

    @Test
    void aSiteThatSaysNothingIsAskedForEachWave() throws Exception {
        try (MovingCloud cloud = cloud(MovingCloud.usual())) {
            engine.live(cloud);
            String change = "NODES-3";
            Evidence move = collect(change, "move", "");
            assertThat(nodesOf(move)).isEmpty();
            decided(change, move, "approve");
            assertThat(stands(change, wave(change))).isFalse();
        }
    }

    private static Evidence collect(String change, String gate, String subject) {
        return engine.bean(EvidenceSources.class).collect(change, gate, subject);
    }

    private static Evidence wave(String change) {
        engine.bean(Nodes.class).put(change, "cmp-1", 1, Nodes.State.IN_WAVE);
        return collect(change, "redeployment", "1");
    }

    private static List<String> nodesOf(Evidence evidence) {
        return evidence.slices().stream()
                .filter(slice -> slice.gate().equals("redeployment"))
                .map(SliceShown::subject)
                .toList();
    }

    private static boolean stands(String change, Evidence now) {
        return engine.bean(Approvals.class).stands(change, now, STARTERS);
    }

    private static void decided(String change, Evidence evidence, String decision) {
        Gate gate = new Gate(change, "move", "");
        engine.bean(Approvals.class)
                .add(
                        new Approval(
                                gate,
                                evidence.digest(),
                                evidence.json(),
                                decision,
                                "as planned",
                                APPROVER,
                                Instant.now(),
                                STARTER,
                                ""));
        engine.bean(Approvals.class).open(gate, evidence, Terms.ONE_FOR_EVER);
    }

    private static Evidence changed(Evidence wave) {
        return with(wave, List.of(new SliceShown("redeployment", "node cmp-1", "0")), List.of());
    }

    private static Evidence resting(Evidence wave, String on) {
        return with(wave, wave.slices(), List.of(on));
    }

    private static Evidence with(Evidence one, List<SliceShown> slices, List<String> vouchedBy) {
        return new Evidence(
                one.title(),
                one.summary(),
                one.done(),
                one.next(),
                one.findings(),
                slices,
                one.about(),
                vouchedBy,
                one.lately(),
                one.servers());
    }
}
