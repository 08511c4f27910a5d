package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.runbook.move.Definitions;
import io.icebridge.runbook.move.Hold;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Wanted;
import io.icebridge.runbook.move.Whom;
import io.icebridge.runbook.move.Window;
import io.icebridge.simulator.Client;
import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UndoMoveTest extends OnMovingEngine {
    /** The last of so many boots from a volume that is to be deleted with its server. */
    private static final int WITH_DOOMED_ROOT = 18;

    private final Undeletable faults = new Undeletable();
    private MovingCloud cloud;
    private MovingRun run;

    /** One server whose deletion is refused. */
    private static final class Undeletable implements Faults {
        private volatile String server = "none";
        private volatile boolean attachingIsStuck;
        private volatile boolean startingFails;

        @Override
        public Fault before(String service, String method, String path) {
            return method.equals("DELETE") && path.endsWith("/servers/" + server)
                    ? Fault.status(403)
                    : Fault.NONE;
        }

        @Override
        public Outcome operation(String operation, String serverId) {
            if (startingFails && operation.equals("start")) {
                return Outcome.ERROR;
            }
            return attachingIsStuck && operation.equals("attach") && serverId.equals(server)
                    ? Outcome.STUCK
                    : Outcome.DONE;
        }
    }

    @AfterEach
    void close() throws Exception {
        cloud.close();
    }

    private void start(int servers, Moving moving) throws Exception {
        cloudOf(servers, moving, 5000);
        onlyMove(last());
    }

    private void cloudOf(int servers, Moving moving, double speed) throws Exception {
        Shape shape = new Shape(servers, 1, 1, NetworkKind.NEUTRON, speed, 1, true);
        cloud = new MovingCloud(folder, shape, faults, moving, 4);
        run = new MovingRun(engine, cloud, "UNDO");
    }

    private void onlyMove(Server last) {
        faults.server = last.id();
        cloud.cloud.compute(Side.OLD).servers().stream()
                .filter(s -> !s.id().equals(last.id()))
                .forEach(this::hold);
        run.start();
    }

    private void hold(Server server) {
        Wanted wanted = new Wanted("oscar", Instant.EPOCH, "not the matter of the test");
        engine.bean(Window.class)
                .hold("UNDO", new Hold(new Whom(Whom.Kind.SERVER, server.id()), wanted));
    }

    private Server last() {
        return cloud.cloud.compute(Side.OLD).servers().stream()
                .filter(s -> s.name().equals("server-" + WITH_DOOMED_ROOT))
                .findFirst()
                .orElseGet(() -> cloud.cloud.compute(Side.OLD).servers().get(0));
    }

    private Task asked() {
        run.until(() -> !run.tasks().isEmpty());
        return run.tasks().get(0);
    }

    @Test
    void nothingOfAVolumesGuardIsLeftWhenTheMoveIsUndone() throws Exception {
        start(WITH_DOOMED_ROOT, MovingCloud.usual());
        Server kept = last();
        assertThat(kept.volumeBacked()).isTrue();
        Task task = asked();
        assertThat(run.server(task)).isEqualTo(kept.id());
        assertThat(guard(kept)).isPresent();
        run.decide(task, "undo");
        asked();
        assertThat(guard(kept)).isEmpty();
        assertThat(last().status()).isEqualTo("ACTIVE");
    }

    private Optional<String> guard(Server server) {
        return cloud.cloud
                .as(server.projectId())
                .volumes()
                .guardNamed(root(server), "icebridge-" + server.id());
    }

    private String root(Server server) {
        return engine.bean(Definitions.class).of("UNDO", server.id()).rootVolumeId();
    }

    @Test
    void aVolumeThatIsStillOnItsWayIsNotTakenForReturned() throws Exception {
        // so that it is stuck for seconds, in which it is looked at
        cloudOf(WITH_DOOMED_ROOT, MovingCloud.usual(), 60);
        Server server = withDataVolume();
        onlyMove(server);
        Task task = asked();
        faults.attachingIsStuck = true;
        run.decide(task, "undo");
        Task failed = asked();
        assertThat(failure(failed).toString()).contains("volume " + server.volumeIds().get(0));
        faults.attachingIsStuck = false;
        run.until(() -> server.volumeIds().stream().noneMatch(v -> isOnItsWay(server, v)));
        run.decide(failed, "undo");
        asked();
        assertThat(cloud.ledger().path("volumesAstray")).isEmpty();
        assertThat(status(server)).isEqualTo(server.status());
    }

    @Test
    void anOldServerThatDidNotStartIsNotTakenForOneThatIsBack() throws Exception {
        start(1, MovingCloud.usual());
        Server server = last();
        assertThat(server.status()).isEqualTo("ACTIVE");
        Task task = asked();
        faults.startingFails = true;
        run.decide(task, "undo");
        Task failed = asked();
        assertThat(failure(failed).toString()).contains("was started and is SHUTOFF");

        faults.startingFails = false;
        run.decide(failed, "undo");
        asked();
        assertThat(status(server)).isEqualTo("ACTIVE");
    }

    @Test
    void aProjectThatWasDisabledMeanwhileDoesNotKeepItsServerSwitchedOff() throws Exception {
        cloudOf(WITH_DOOMED_ROOT, MovingCloud.usual(), 5000);
        Server server = withDataVolume();
        onlyMove(server);
        Task task = asked();
        project(server, false);
        run.decide(task, "undo");
        Task failed = asked();
        assertThat(status(server)).isEqualTo(server.status());
        assertThat(failure(failed).toString())
                .contains("volume " + server.volumeIds().get(0))
                .contains("undo again");

        project(server, true);
        run.decide(failed, "undo");
        asked();
        assertThat(cloud.ledger().path("volumesAstray")).isEmpty();
    }

    private void project(Server server, boolean enabled) {
        Client.admin(cloud.simulated)
                .at(
                        "keystone",
                        "PATCH",
                        "/v3/projects/" + server.projectId(),
                        "{\"project\": {\"enabled\": %s}}".formatted(enabled));
    }

    private Server withDataVolume() {
        return cloud.cloud.compute(Side.OLD).servers().stream()
                .filter(s -> s.status().equals("ACTIVE"))
                .filter(s -> !s.volumeBacked() && !s.volumeIds().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private boolean isOnItsWay(Server server, String volume) {
        return cloud.cloud
                .as(server.projectId())
                .volumes()
                .volume(volume)
                .orElseThrow()
                .status()
                .equals("attaching");
    }

    private String status(Server server) {
        return cloud.cloud.compute(Side.OLD).server(server.id()).orElseThrow().status();
    }

    @Test
    void aServerThatWasNeverBegunIsUndoneByDoingNothing() throws Exception {
        Choice byHand =
                new Choice("", "server-1", "", "", "", "by-hand", null, "licensed by its id");
        start(1, TestMoving.usual().releaseWait(0).choices(List.of(byHand)).made());
        String server = run.server(asked());
        run.decide(asked(), "undo");
        Task again = asked();
        assertThat(failure(again)).isEqualTo("licensed by its id");
        run.decide(again, "leave");
        run.toTheEnd();
        assertThat(engine.bean(Moves.class).of("UNDO", server).state()).isEqualTo(Move.State.LEFT);
    }

    private Object failure(Task task) {
        return engine.engine.getTaskService().getVariable(task.getId(), "failureMessage");
    }
}
