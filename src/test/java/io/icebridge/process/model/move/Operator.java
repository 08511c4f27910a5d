package io.icebridge.process.model.move;

import io.icebridge.runbook.move.Moves;
import io.icebridge.simulator.time.OwnTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Who is asked about a server in trouble, and decides by lot. */
final class Operator {
    private final MovingEngine engine;
    private final String change;
    private final Random lot;
    private final OwnTime time;
    private final List<String> log;
    private final Map<String, Integer> asked = new HashMap<>();

    Operator(MovingEngine engine, String change, Random lot, OwnTime time, List<String> log) {
        this.engine = engine;
        this.change = change;
        this.lot = lot;
        this.time = time;
        this.log = log;
    }

    /** Mostly tries again; now and then undoes, and then leaves it or tries again. */
    void decide(Travel travel, String server) {
        int times = asked.merge(server, 1, Integer::sum);
        boolean undone = !travel.ends().isEmpty() && isUndone(travel);
        String decision = undone && lot.nextBoolean() ? "leave" : "retry";
        if (!undone && lot.nextInt(4) == 0 && times < 40) {
            decision = "undo";
        }
        if (engine.bean(Moves.class).of(change, server).method().equals("BY_HAND")) {
            decision = "leave";
        }
        if (times > 120) {
            throw new AssertionError(
                    "no help helps " + server + ": " + travel.variables().get("failureMessage"));
        }
        log.add(time.now() + " operator on " + server + ": " + decision);
        travel.variables().put("decision", decision);
        travel.variables().remove("failureMessage");
        time.pass(Duration.ofMinutes(2));
        travel.goOn();
    }

    private static boolean isUndone(Travel travel) {
        String last = travel.ends().get(travel.ends().size() - 1);
        return last.equals("oldServerRuns") && !travel.variables().containsKey("failureMessage");
    }
}
