package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.simulator.time.OwnTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No old server can be deleted, so that every move is undone; the process dies at every point at
 * which it can, on the way there and back, and every server is where and as it was.
 */
class UndoKillPointTest extends OnMovingEngine {
    private static final Pattern AMONG_OTHERS = Pattern.compile("returnAddresses.* #(\\d{3,}) .*");

    private static final int SERVERS = Integer.getInteger("icebridge.kill.servers", 2);

    @ParameterizedTest
    @EnumSource(NetworkKind.class)
    void everyServerIsBackThroughADeathAtEveryPoint(NetworkKind network) throws Exception {
        Shape shape = new Shape(SERVERS, 1, 1, network, 5000, 1, true);
        Moving known = TestMoving.requestsLiving(MovingCloud.usual(), 0);
        try (MovingCloud cloud =
                new MovingCloud(folder, shape, new NoDeletion(true), known, 2, new OwnTime())) {
            List<String> before = AsItWas.of(cloud, network);
            PlantedGroup.of(cloud, "db", "affinity", PlantedGroup.servers(cloud, 2, false));
            MovingRun run = new MovingRun(engine, cloud, "UNDO-1");
            run.start();
            engine.death.comesAt(UndoKillPointTest::deadly);
            Set<String> undone = new HashSet<>();
            while (!run.over()) {
                run.until(() -> run.over() || !run.tasks().isEmpty());
                for (Task task : run.tasks()) {
                    run.decide(task, undone.add(run.server(task)) ? "undo" : "leave");
                }
            }
            System.out.printf("undone, %s: died at %d points%n", network, run.deaths());
            assertThat(run.deaths()).isGreaterThan(100 * SERVERS);
            JsonNode ledger = cloud.ledger();
            assertThat(ledger.path("servers"))
                    .allMatch(s -> s.path("state").asText().equals("in-place"));
            MoveServersTest.nothingAmiss(ledger);
            assertThat(ledger.path("leftOver")).isEmpty();
            assertThat(AsItWas.of(cloud, network)).isEqualTo(before);
            assertThat(run.broken()).isEmpty();
        }
    }

    /**
     * While other addresses are put aside one after the other, each death begins that anew; what is
     * done to one is done to all, so that every seventh of those points will do.
     */
    private static boolean deadly(String point) {
        Matcher place = AMONG_OTHERS.matcher(point);
        return !point.startsWith("watching")
                && (!place.matches() || Integer.parseInt(place.group(1)) % 7 == 0);
    }
}
