package io.icebridge.process.model.move;

import io.icebridge.runbook.move.MethodChoice;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;

/** {@code move-method.dmn}, as the runbook asks it. */
final class MethodDecision implements MethodChoice {
    private final DecisionService decisions;

    MethodDecision(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public Chosen choose(String chosen, boolean refused, boolean volumeBacked, String status) {
        Map<String, Object> answer =
                decisions
                        .evaluateDecisionTableByKey(
                                "move-method",
                                Map.of(
                                        "chosen", chosen,
                                        "refused", refused,
                                        "volumeBacked", volumeBacked,
                                        "status", status))
                        .getSingleResult()
                        .getEntryMap();
        return new Chosen(String.valueOf(answer.get("method")), String.valueOf(answer.get("why")));
    }
}
