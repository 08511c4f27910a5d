package io.icebridge.process.model.move;

import io.icebridge.approval.Refused;
import io.icebridge.process.gate.People;
import io.icebridge.process.gate.TaskAnswer;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Var;
import io.icebridge.runbook.move.Choices;
import io.icebridge.runbook.move.WayChoice;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.json.SpinJsonNode;

/**
 * Tells a person at once when what he chose is not safe where the server stands, or when it cannot
 * go the way that he chose for it, and writes down for which reasons against it he answers when it
 * can.
 */
final class CheckChoice implements TaskListener {
    private static final Var<String> COMMENT = Var.text(TaskAnswer.COMMENT);

    private final Choices choices;
    private final WayChoice way;

    CheckChoice(Choices choices, WayChoice way) {
        this.choices = choices;
        this.way = way;
    }

    @Override
    public void notify(DelegateTask task) {
        Object decision = task.getVariable(TaskAnswer.DECISION);
        if (TaskAnswer.BY_HAND.equals(decision)) {
            checkId(task.getVariable(DecideServer.NEW_SERVER.name()));
        }
        Here here = new Here(task.getExecution());
        choices.objection(
                        MoveServer.change(here),
                        here.get(MoveServer.SERVER),
                        String.valueOf(decision))
                .ifPresent(CheckChoice::refuse);
        if (DecideServer.ANOTHER.equals(decision)) {
            choose(task);
        }
        task.getExecution().removeVariable(DecideServer.OVERRIDDEN);
    }

    private void choose(DelegateTask task) {
        Here here = new Here(task.getExecution());
        String server = here.get(MoveServer.SERVER);
        String chosen = here.get(DecideServer.CHOSEN, "");
        List<String> codes = codes(task.getVariable(DecideServer.OVERRIDDEN));
        way.objection(here.change(), server, chosen, codes).ifPresent(CheckChoice::refuse);
        way.choose(
                here.change(),
                server,
                chosen,
                codes,
                new People(task.getProcessEngineServices()).current(),
                here.get(COMMENT, "").strip());
    }

    private static void refuse(String why) {
        throw Refused.mistake(why);
    }

    /** What the form's list of reasons gives: those that were ticked. */
    private static List<String> codes(Object overridden) {
        return overridden instanceof SpinJsonNode list && list.isArray()
                ? list.elements().stream().map(SpinJsonNode::stringValue).toList()
                : List.of();
    }

    private static void checkId(Object newServer) {
        if (newServer == null || newServer.toString().isBlank()) {
            throw Refused.mistake(
                    "Give the id of the server in the new region that took its place.");
        }
    }
}
