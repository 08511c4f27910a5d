package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.Volume;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.simulator.time.OwnTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** Two servers that share a volume move at the same time, and it is on both of them in the end. */
class SharedVolumesMoveTest extends OnMovingEngine {
    private static final Shape TWO =
            new Shape(2, 1, 1, NetworkKind.NEUTRON, 5000, 1, true).sharingVolumes();

    private MovingCloud cloud(Faults faults, Moving moving) throws Exception {
        Moving known = TestMoving.requestsLiving(moving, 0);
        return new MovingCloud(folder, TWO, faults, known, 2, new OwnTime());
    }

    private static Set<String> servers(MovingCloud cloud, Side side) {
        return cloud.cloud.compute(side).servers().stream()
                .map(Server::id)
                .collect(Collectors.toSet());
    }

    private static void isOn(MovingCloud cloud, Set<String> servers) {
        assertThat(cloud.cloud.volumes().volumes())
                .filteredOn(Volume::shared)
                .singleElement()
                .satisfies(
                        volume ->
                                assertThat(volume.attachments())
                                        .extracting(Attachment::serverId)
                                        .containsExactlyInAnyOrderElementsOf(servers));
    }

    private static void arrived(MovingCloud cloud, MovingRun run) {
        MoveServersTest.allMoved(cloud.ledger());
        assertThat(cloud.ledger().path("leftOver")).isEmpty();
        assertThat(servers(cloud, Side.NEW)).hasSize(2);
        isOn(cloud, servers(cloud, Side.NEW));
        assertThat(run.broken()).isEmpty();
    }

    @Test
    void bothHaveItThere() throws Exception {
        try (MovingCloud cloud = cloud(Faults.none(), MovingCloud.usual())) {
            isOn(cloud, servers(cloud, Side.OLD));
            MovingRun run = new MovingRun(engine, cloud, "SHARED-1");
            run.start();
            run.toTheEnd();
            arrived(cloud, run);
        }
    }

    @Test
    void bothHaveItThroughADeathAtEveryPoint() throws Exception {
        for (Moving moving : List.of(MovingCloud.usual(), MovingCloud.deletingFirst())) {
            try (MovingCloud cloud = cloud(Faults.none(), moving)) {
                MovingRun run = new MovingRun(engine, cloud, "SHARED-2");
                run.start();
                engine.death.comesAt(point -> !point.startsWith("watching"));
                run.toTheEnd();
                assertThat(run.deaths()).isGreaterThan(100);
                arrived(cloud, run);
            }
            engine.empty();
        }
    }

    @Test
    void bothHaveItAgainThroughADeathAtEveryPointOfTheWayBack() throws Exception {
        try (MovingCloud cloud = cloud(new NoDeletion(true), MovingCloud.usual())) {
            List<String> before = AsItWas.of(cloud, NetworkKind.NEUTRON);
            MovingRun run = new MovingRun(engine, cloud, "SHARED-3");
            run.start();
            engine.death.comesAt(point -> !point.startsWith("watching"));
            undo(run);
            JsonNode ledger = cloud.ledger();
            MoveServersTest.nothingAmiss(ledger);
            assertThat(ledger.path("leftOver")).isEmpty();
            assertThat(AsItWas.of(cloud, NetworkKind.NEUTRON)).isEqualTo(before);
            isOn(cloud, servers(cloud, Side.OLD));
            assertThat(run.broken()).isEmpty();
        }
    }

    private static void undo(MovingRun run) {
        Set<String> undone = new HashSet<>();
        while (!run.over()) {
            run.until(() -> run.over() || !run.tasks().isEmpty());
            for (Task task : run.tasks()) {
                run.decide(task, undone.add(run.server(task)) ? "undo" : "leave");
            }
        }
    }
}
