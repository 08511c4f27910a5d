package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Check;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.CloudFile.Selector;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SiteChecksTest extends OnMovingEngine {
    private static final int SERVERS = 4;

    private static int changes;

    private MovingCloud cloud;
    private MovingRun run;

    @AfterEach
    void end() throws Exception {
        cloud.close();
    }

    /** Good once the file is there; it writes down what it was asked about. */
    private Check check(String name, double share) {
        String command =
                "echo $ADDRESS $OLD_ID $NEW_ID >> %s; test -e %s || { echo no answer; exit 1; }"
                        .formatted(folder.resolve("asked"), folder.resolve("good"));
        return new Check(
                new Selector("", name, "", "", ""), "command", 0, "", 0, command, share, 0);
    }

    private void start(NetworkKind network, boolean first, Check... checks) throws Exception {
        Moving moving = TestMoving.usual().deleteFirst(first).releaseWait(0).checks(checks).made();
        Shape shape = new Shape(SERVERS, 1, 1, network, 5000, 1, true);
        cloud = new MovingCloud(folder, shape, Faults.none(), moving, 2);
        run = new MovingRun(engine, cloud, "CHECK-" + ++changes);
        run.start();
    }

    private void good() throws IOException {
        Files.createFile(folder.resolve("good"));
    }

    private List<String> asked() throws IOException {
        Path asked = folder.resolve("asked");
        return Files.exists(asked) ? Files.readAllLines(asked) : List.of();
    }

    private long states(String state) {
        return StreamSupport.stream(cloud.ledger().path("servers").spliterator(), false)
                .filter(s -> s.path("state").asText().equals(state))
                .count();
    }

    private List<Entry> evidence() {
        return engine.bean(Journal.class).of(new Change(run.change())).stream()
                .filter(e -> e.key().step().startsWith("acceptServer"))
                .filter(Entry::settled)
                .toList();
    }

    @Test
    void aNewServerIsCheckedAtItsAddressAndTheResultIsEvidence() throws Exception {
        good();
        Files.createDirectories(folder);
        start(NetworkKind.NEUTRON, false, check("server-*", 1));
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
        assertThat(evidence()).hasSize(SERVERS).allMatch(e -> e.result().contains("status 0"));
        for (JsonNode server : cloud.ledger().path("servers")) {
            String newId = server.path("newId").asText();
            List<String> addresses =
                    cloud.cloud.compute(Side.NEW).server(newId).orElseThrow().addresses().stream()
                            .filter(a -> a.floating() || !hasFloating(newId))
                            .map(a -> a.ip())
                            .toList();
            assertThat(asked())
                    .filteredOn(line -> line.endsWith(newId))
                    .isNotEmpty()
                    .allMatch(line -> addresses.contains(line.split(" ")[0]));
        }
    }

    private boolean hasFloating(String newId) {
        return cloud.cloud.compute(Side.NEW).server(newId).orElseThrow().addresses().stream()
                .anyMatch(a -> a.floating());
    }

    @Test
    void theOldServerStaysWhileACheckFailsAndTheMoveCanBeUndone() throws Exception {
        start(NetworkKind.NEUTRON, false, check("", 1));
        run.until(() -> run.tasks().size() == SERVERS);
        assertThat(cloud.cloud.compute(Side.OLD).servers()).hasSize(SERVERS);
        assertThat(evidence()).isEmpty();
        assertThat(said(run.tasks().get(0))).contains("does not pass the check", "no answer");
        run.tasks().forEach(task -> run.decide(task, "undo"));
        run.until(() -> run.tasks().size() == SERVERS && states("in-place") == SERVERS);
        assertThat(cloud.cloud.compute(Side.NEW).servers()).isEmpty();

        good();
        run.tasks().forEach(task -> run.decide(task, "retry"));
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
        assertThat(evidence()).hasSize(SERVERS);
    }

    @Test
    void aCheckThatFailedIsTriedAgainWithTheSameNewServer() throws Exception {
        start(NetworkKind.NOVA_NETWORK, false, check("", 1));
        run.until(() -> run.tasks().size() == SERVERS);
        int booted = cloud.cloud.compute(Side.NEW).servers().size();
        good();
        run.tasks().forEach(task -> run.decide(task, "retry"));
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
        assertThat(cloud.cloud.compute(Side.NEW).servers()).hasSize(booted);
    }

    @Test
    void aSelectorAndAShareSayWhichServersAreChecked() throws Exception {
        good();
        start(NetworkKind.NEUTRON, true, check("server-1", 1), check("server-2", 0));
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
        assertThat(evidence()).hasSize(1);
    }

    private String said(Task task) {
        return (String) engine.engine.getTaskService().getVariable(task.getId(), "failureMessage");
    }
}
