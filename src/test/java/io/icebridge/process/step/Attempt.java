package io.icebridge.process.step;

import io.icebridge.process.Death;
import io.icebridge.process.model.move.MovingEngine;
import io.icebridge.process.token.Here;
import io.icebridge.process.waiting.Waits.Wait;
import io.icebridge.simulator.time.OwnTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries single steps of a schedule out, as the engine's jobs do, and counts the deaths. */
public final class Attempt {
    private final MovingEngine engine;
    private final String change;
    private final OwnTime time;
    private final List<String> log;
    private int deaths;

    public Attempt(MovingEngine engine, String change, OwnTime time, List<String> log) {
        this.engine = engine;
        this.change = change;
        this.time = time;
        this.log = log;
    }

    public int deaths() {
        return deaths;
    }

    /** In one transaction; null when it went well. */
    public String perform(String id, String server, Map<String, Object> variables, int tries) {
        Map<String, Object> before = Map.copyOf(variables);
        Step step = engine.beans(Step.class).get(id);
        DelegateExecution execution = StepContext.execution(change, id, server, variables);
        String[] failure = new String[1];
        engine.death.during(id + " " + server + " " + time.now());
        try {
            StepContext.asJob(
                    tries,
                    () ->
                            new TransactionTemplate(engine.transactions())
                                    .executeWithoutResult(
                                            status -> failure[0] = carryOut(step, execution)));
        } catch (Death.Killed | RuntimeException broken) {
            failure[0] = engine.death.came() ? "killed" : "failed: " + broken.getMessage();
            variables.clear();
            variables.putAll(before);
        } finally {
            engine.death.during("");
        }
        if (engine.death.came()) {
            deaths++;
            engine.revive();
        }
        log.add(
                time.now()
                        + " "
                        + id
                        + " "
                        + server
                        + (failure[0] == null ? "" : " " + failure[0]));
        return failure[0];
    }

    private String carryOut(Step step, DelegateExecution execution) {
        try {
            Wait wait = new Wait(execution.getId(), 0, time.now());
            return step.done(new Here(execution, wait.since()), wait, false) ? null : "waits";
        } catch (BpmnError drawn) {
            return "drawn: " + drawn.getMessage();
        }
    }
}
