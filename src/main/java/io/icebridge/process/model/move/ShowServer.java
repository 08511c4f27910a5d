package io.icebridge.process.model.move;

import io.icebridge.process.gate.FailureShown;
import io.icebridge.process.token.Here;
import io.icebridge.runbook.config.Secrets;
import io.icebridge.runbook.inventory.Reason;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Way;
import io.icebridge.runbook.move.Ways;
import io.icebridge.runbook.move.Whereabouts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * Shows a person who decides on a server every reason against it, and where it and all that is its
 * own stands now.
 */
final class ShowServer implements TaskListener {
    private static final String STATE = "serverState";

    /** What remains to be done when the server is moved by hand, line by line. */
    private static final String STEPS = "handSteps";

    /** The table of reasons, which is also the list in which a person ticks them. */
    private static final String REASONS = "serverReasons";

    private final Whereabouts whereabouts;
    private final Moves moves;
    private final Ways ways;

    ShowServer(Whereabouts whereabouts, Moves moves, Ways ways) {
        this.whereabouts = whereabouts;
        this.moves = moves;
        this.ways = ways;
    }

    @Override
    public void notify(DelegateTask task) {
        Here here = new Here(task.getExecution());
        String server = here.get(MoveServer.SERVER);
        here.setJson(REASONS, reasons(here.change(), server));
        Whereabouts.Seen seen = whereabouts.of(MoveServer.change(here), server);
        here.setJson(
                STATE,
                seen.rows().stream()
                        .map(row -> FailureShown.row(row.what(), row.value()))
                        .toList());
        here.setJson(
                STEPS,
                seen.steps().stream()
                        .map(step -> Map.of("command", Secrets.scrubbed(step)))
                        .toList());
    }

    private List<Map<String, String>> reasons(String change, String server) {
        Optional<Way> word = ways.of(change, server);
        return moves.of(change, server).reasons().stream()
                .map(
                        reason ->
                                Map.of(
                                        "value", reason.code(),
                                        "label", reason.what(),
                                        "remedy", reason.remedy(),
                                        "known", known(word, reason)))
                .toList();
    }

    /** Whether somebody who chose a way for it has answered for this one. */
    private static String known(Optional<Way> word, Reason reason) {
        return word.map(
                        way ->
                                way.answersFor(reason)
                                        ? way.by() + " answers for it"
                                        : "new since " + way.by() + " chose a way")
                .orElse("");
    }
}
