package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.EvidenceSources;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.journal.Change;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Nodes;
import io.icebridge.runbook.move.OwnerFact;
import io.icebridge.runbook.move.OwnerFacts;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OwnerFactsTest extends OnMovingEngine {
    /** One of them is on a volume, one has two volumes more. */
    private static final int SERVERS = 6;

    private static final String MAPPINGS = "block_device_mapping";

    private MovingCloud cloud(Moving moving) throws Exception {
        Shape shape = new Shape(SERVERS, 1, 1, NetworkKind.NEUTRON, 5000, 1, true);
        MovingCloud cloud = new MovingCloud(folder, shape, Faults.none(), moving, 2);
        for (String device : List.of("/dev/vda", "/dev/vdb")) {
            cloud.simulated
                    .cloudSide()
                    .update(
                            "nova",
                            MAPPINGS,
                            Map.of("device_name", device, "source_type", "volume"),
                            Map.of("delete_on_termination", "1"));
        }
        return cloud;
    }

    /** Volumes that go with a server of that region. */
    private static Set<String> doomed(MovingCloud cloud, String database) {
        return cloud.simulated.cloudSide().rows(database, MAPPINGS).stream()
                .filter(row -> row.get("volume_id") != null && row.get("deleted").equals("0"))
                .filter(row -> row.get("delete_on_termination").equals("1"))
                .map(row -> row.get("volume_id"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whose servers there are. */
    private static List<String> users(MovingCloud cloud, String database) {
        return cloud.simulated.cloudSide().rows(database, "instances").stream()
                .filter(row -> row.get("deleted").equals("0"))
                .map(row -> row.get("display_name") + " " + row.get("user_id"))
                .sorted()
                .toList();
    }

    @Test
    void aNewServerIsItsUsersAndItsVolumesGoWithItAgainIfTheyDidBefore() throws Exception {
        comeBack(MovingCloud.usual(), "FLAGS-1");
    }

    @Test
    void theSameHoldsWhenTheOldServerWentFirst() throws Exception {
        comeBack(MovingCloud.deletingFirst(), "FLAGS-2");
    }

    private void comeBack(Moving moving, String change) throws Exception {
        try (MovingCloud cloud = cloud(moving).withNewDatabase()) {
            Set<String> before = doomed(cloud, "nova");
            assertThat(before).hasSize(2);
            List<String> users = users(cloud, "nova");
            assertThat(users).hasSize(SERVERS);
            MovingRun run = new MovingRun(engine, cloud, change);
            run.start();
            run.toTheEnd();
            MoveServersTest.allMoved(cloud.ledger());
            assertThat(doomed(cloud, "nova_icehouse")).isEqualTo(before);
            assertThat(users(cloud, "nova_icehouse")).isEqualTo(users);
            assertThat(lost(run)).isEmpty();
        }
    }

    @Test
    void whatNovaCannotBeToldIsSaidAtTheNextGate() throws Exception {
        try (MovingCloud cloud = cloud(MovingCloud.usual())) {
            Set<String> before = doomed(cloud, "nova");
            MovingRun run = new MovingRun(engine, cloud, "FLAGS-3");
            run.start();
            run.toTheEnd();
            MoveServersTest.allMoved(cloud.ledger());
            assertThat(doomed(cloud, "nova_icehouse")).isEmpty();
            assertThat(lost(run)).hasSize(2 + SERVERS);
            engine.bean(Nodes.class).put(run.change(), "cmp-1", 1, Nodes.State.IN_WAVE);
            String shown =
                    engine.bean(EvidenceSources.class)
                            .collect(run.change(), "redeployment", "1")
                            .toString();
            assertThat(before).allMatch(shown::contains);
            assertThat(shown)
                    .contains("was true and is false now")
                    .contains("the new server's user is the administrator");
        }
    }

    private static List<OwnerFact> lost(MovingRun run) {
        OwnerFacts facts = engine.bean(OwnerFacts.class);
        return engine.bean(Moves.class).of(run.change()).stream()
                .flatMap(m -> facts.lost(new Change(run.change()), m.serverId()).stream())
                .toList();
    }
}
