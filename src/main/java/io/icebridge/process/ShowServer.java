package io.icebridge.process;

import io.icebridge.runbook.config.Secrets;
import io.icebridge.runbook.move.Whereabouts;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Shows a person who decides on a server where it and all that is its own stands now. */
final class ShowServer implements TaskListener {
    private static final String STATE = "serverState";

    /** What remains to be done when the server is moved by hand, line by line. */
    private static final String STEPS = "handSteps";

    private final Whereabouts whereabouts;

    ShowServer(Whereabouts whereabouts) {
        this.whereabouts = whereabouts;
    }

    @Override
    public void notify(DelegateTask task) {
        Here here = new Here(task.getExecution());
        Whereabouts.Seen seen = whereabouts.of(here.change(), here.get(MoveServer.SERVER));
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
}
