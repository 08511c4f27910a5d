package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloud.change.NodeChanges;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.profile.Profiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The nodes of a wave take no more servers, whatever was done in an earlier one. */
class NodesClosedTest {
    private static final Change CHANGE = new Change("CHG1");

    private final StillCloud cloud = new StillCloud();
    private final MovingTables tables = new MovingTables();
    private final List<String> closed = new ArrayList<>();

    @BeforeEach
    void aNodeInItsFirstWave() {
        open(true);
        tables.nodes.plan(CHANGE.id(), "n1");
        tables.nodes.put(CHANGE.id(), "n1", 1, Nodes.State.IN_WAVE);
    }

    private void open(boolean enabled) {
        cloud.old.services.clear();
        cloud.old.services.add(
                new ComputeService(
                        "1", "nova-compute", "n1", "nova", enabled, true, Instant.EPOCH, ""));
    }

    private void close() {
        NodeChanges nodes =
                Fake.of(NodeChanges.class)
                        .answering(
                                "disable",
                                a -> {
                                    open(false);
                                    return closed.add((String) a[0]);
                                })
                        .port();
        CloudChanges changes = Fake.of(CloudChanges.class).answering("nodes", a -> nodes).port();
        new Waves(
                        cloud.port(),
                        TestCloudFile.with(List.of(), "ctl"),
                        Profiles.load("havana-icehouse"),
                        TestDoor.open(tables.journal(), changes, null),
                        tables.moves,
                        tables.nodes)
                .close(CHANGE, 1);
    }

    @Test
    void oneThatIsClosedIsNotClosedAgain() {
        close();
        close();
        assertThat(closed).containsExactly("n1");
    }

    @Test
    void oneThatSomebodyOpenedAgainIsClosedAgain() {
        close();
        open(true);
        close();
        assertThat(closed).containsExactly("n1", "n1");
    }
}
