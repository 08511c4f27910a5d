package io.icebridge.process.model.move;

import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.process.BootFaults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.simulator.time.OwnTime;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;

/** Servers of every kind, of which some are set aside while the others move. */
abstract class Settling extends OnMovingEngine {
    static final int EVERY_KIND = 8;

    private static int changes;

    final BootFaults boots = new BootFaults();
    MovingCloud cloud;
    MovingRun run;

    @AfterEach
    void end() throws Exception {
        cloud.close();
    }

    void start(NetworkKind network, Moving moving) throws Exception {
        start(network, moving, null);
    }

    /**
     * @param time null for the machine's own
     */
    void start(NetworkKind network, Moving moving, OwnTime time) throws Exception {
        Shape shape = new Shape(EVERY_KIND, 1, 1, network, 5000, 1, true);
        cloud = new MovingCloud(folder, shape, boots, moving, 2, time);
        start();
    }

    /** On the cloud as it is now. */
    void start() throws Exception {
        run = new MovingRun(engine, cloud, "SETTLE-" + ++changes);
        run.start();
    }

    void everyServerIsAside() {
        run.until(() -> run.tasks().size() == EVERY_KIND);
    }

    void decideOnAll(String decision) {
        run.tasks().forEach(task -> run.decide(task, decision));
    }

    long states(String state) {
        return StreamSupport.stream(cloud.ledger().path("servers").spliterator(), false)
                .filter(s -> s.path("state").asText().equals(state))
                .count();
    }

    String said(Task task) {
        return (String) engine.engine.getTaskService().getVariable(task.getId(), "failureMessage");
    }

    /** What Cockpit shows red; each stays with its server, and none at what called them all. */
    long outages() {
        return engine.engine.getRuntimeService().createIncidentQuery().count();
    }

    boolean down(Task task) {
        return !engine.engine
                .getTaskService()
                .getVariable(task.getId(), "standsStill")
                .equals("nothing is down");
    }

    boolean deletedFirst(Task task) {
        return cloud.cloud.compute(Side.OLD).server(run.server(task)).isEmpty();
    }
}
