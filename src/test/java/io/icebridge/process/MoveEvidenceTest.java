package io.icebridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Evidence;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.runbook.inventory.PrintedRows;
import io.icebridge.runbook.move.MethodTable;
import io.icebridge.runbook.move.MovePlan;
import io.icebridge.runbook.move.MoveSteps;
import io.icebridge.runbook.move.MovingTables;
import io.icebridge.runbook.move.NodeOrder;
import io.icebridge.runbook.move.Way;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The move's gate shows every reason against a server, and who answers for it. */
class MoveEvidenceTest {
    private static final String CHANGE = "CHG1";

    private final StillCloud cloud = new StillCloud();
    private final PrintedRows database = new PrintedRows();
    private final MovingTables tables = new MovingTables();

    @BeforeEach
    void oneOfTwoIsRefused() {
        cloud.old.flavor("1", 512, 1, 10);
        cloud.fresh.flavor("1", 512, 1, 10);
        cloud.old.servers.add(ServerSample.server("s1").zone("rack-2").get());
        cloud.old.servers.add(ServerSample.server("s2").get());
        database.locked("s1");
        database.plain("s2");
    }

    private Evidence evidence() {
        CloudFile file = TestCloudFile.with(List.of(), "ctl");
        MovePlan plan =
                new MovePlan(
                        cloud.port(),
                        file,
                        database.reader(),
                        new MethodTable(),
                        tables.moves,
                        tables.ways,
                        tables.nodes,
                        tables.journal());
        NodeOrder order = new NodeOrder(cloud.port(), file, tables.moves, tables.nodes);
        MoveSteps steps = new MoveSteps(file, null);
        MoveSlices slices = new MoveSlices(tables.moves, tables.nodes, steps, null);
        return new MoveEvidence(
                        plan, tables.moves, order, steps, slices, null, file, tables.journal())
                .collect(CHANGE, "move", "");
    }

    private static List<Evidence.Finding> of(String server, Evidence evidence) {
        return evidence.findings().stream().filter(f -> f.what().startsWith(server)).toList();
    }

    @Test
    void aRefusedServerIsOneFindingWithAllItsReasons() {
        Evidence evidence = evidence();
        assertThat(of("s1", evidence))
                .singleElement()
                .satisfies(
                        finding ->
                                assertThat(finding.why())
                                        .startsWith("REFUSED: ")
                                        .contains("its owner has locked it", "ask its owner")
                                        .contains("availability zone rack-2", "add a node"));
        assertThat(of("s2", evidence)).isEmpty();
    }

    @Test
    void aServerThatGoesOnSomebodysWordIsShownWithWhatHeAnswersFor() {
        evidence();
        tables.ways.add(
                CHANGE,
                new Way(
                        "s1",
                        "SNAPSHOT",
                        tables.moves.of(CHANGE, "s1").reasons(),
                        "oscar",
                        "as agreed",
                        MovingTables.NOW));
        Evidence evidence = evidence();
        assertThat(evidence.next())
                .anySatisfy(
                        next ->
                                assertThat(next.how())
                                        .isEqualTo(
                                                "SNAPSHOT: oscar chose SNAPSHOT: as agreed"
                                                        + " (answering for locked, zone)"));
        assertThat(of("s1", evidence))
                .singleElement()
                .satisfies(
                        finding ->
                                assertThat(finding.why())
                                        .contains("its owner has locked it", "rack-2"));
    }

    @Test
    void aNewReasonChangesWhatIsApproved() {
        String before = evidence().digest();
        assertThat(evidence().digest()).isEqualTo(before);
        database.instances.clear();
        database.shut("s1");
        database.plain("s2");
        assertThat(evidence().digest()).isNotEqualTo(before);
    }
}
