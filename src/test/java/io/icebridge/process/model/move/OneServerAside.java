package io.icebridge.process.model.move;

import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One server that was set aside, in a cloud that fails as a test says. */
abstract class OneServerAside extends OnMovingEngine {
    static final String CHANGE = "RETRY";

    final Stubborn faults = new Stubborn();
    MovingCloud cloud;
    MovingRun run;
    volatile boolean deleted;

    /** Refuses calls, loses answers and holds operations up as a test says. */
    static final class Stubborn implements Faults {
        volatile BiPredicate<String, String> refused = (call, path) -> false;
        volatile Fault refusal = Fault.status(403);
        volatile BiPredicate<String, String> unheard = (call, path) -> false;
        volatile String stuck = "nothing";
        volatile String failing = "nothing";

        @Override
        public Fault before(String service, String method, String path) {
            return refused.test(service + " " + method, path) ? refusal : Fault.NONE;
        }

        @Override
        public Fault after(String service, String method, String path) {
            return unheard.test(service + " " + method, path)
                    ? Fault.of(Fault.Kind.DROP)
                    : Fault.NONE;
        }

        @Override
        public Outcome operation(String operation, String serverId) {
            return operation.equals(stuck)
                    ? Outcome.STUCK
                    : operation.equals(failing) ? Outcome.ERROR : Outcome.DONE;
        }

        void nothing() {
            refused = (call, path) -> false;
            refusal = Fault.status(403);
            unheard = (call, path) -> false;
            stuck = "nothing";
            failing = "nothing";
        }
    }

    @BeforeEach
    void aServerThatIsAboutToMove() throws Exception {
        aboutToMove(MovingCloud.usual());
    }

    void aboutToMove(Moving moving) throws Exception {
        Shape shape = new Shape(1, 1, 1, NetworkKind.NEUTRON, 2000, 1, true);
        cloud = new MovingCloud(folder, shape, faults, moving, 1);
        run = new MovingRun(engine, cloud, CHANGE);
    }

    @AfterEach
    void close() throws Exception {
        cloud.close();
    }

    Compute old() {
        return cloud.cloud.compute(Side.OLD);
    }

    Server server() {
        return old().servers().get(0);
    }

    Task aside() {
        run.until(() -> !run.tasks().isEmpty());
        return run.tasks().get(0);
    }

    Task asideWhileRefused(String call, String ending) {
        faults.refused = (made, path) -> made.equals(call) && path.matches(".*" + ending);
        run.start();
        Task task = aside();
        faults.nothing();
        return task;
    }

    List<String> snapshots() {
        Server server = server();
        return cloud
                .cloud
                .as(server.projectId())
                .images()
                .imagesMarked("icebridge", CHANGE + ":" + server.id())
                .stream()
                .map(Image::id)
                .toList();
    }

    /** Nova's times have whole seconds, which this cloud does a minute's work in. */
    void runsForASecond() {
        Instant before = server().updated();
        while (server().updated().equals(before)) {
            turn(() -> cloud.cloud.changing().compute(Side.OLD).start(server().id()), "ACTIVE");
            turn(() -> cloud.cloud.changing().compute(Side.OLD).stop(server().id()), "SHUTOFF");
        }
    }

    void turn(Runnable order, String status) {
        order.run();
        until(() -> server().status().equals(status) && server().taskState().isEmpty());
    }

    void until(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            cloud.breath();
        }
    }

    void arrives() {
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }

    String failure(Task task) {
        return (String) engine.engine.getTaskService().getVariable(task.getId(), "failureMessage");
    }

    void nobodyKnowsWhatWasSeen() {
        engine.live(cloud);
    }

    boolean deletes(String id, String call, String path) {
        boolean deletion = call.equals("nova-havana DELETE") && path.endsWith("/servers/" + id);
        deleted |= deletion;
        return deletion;
    }
}
