package io.icebridge.process.model.move;

import io.icebridge.process.step.Failures;
import io.icebridge.process.token.Here;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a server that does not go by itself over to move-servers, which settles it beside. */
final class Aside {
    static final String MESSAGE = "serverSetAside";

    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);

    private final RuntimeService runtime;
    private final Moves moves;
    private final Failures failures;

    Aside(RuntimeService runtime, Moves moves, Failures failures) {
        this.runtime = runtime;
        this.failures = failures;
        this.moves = moves;
    }

    /** So that the person who decides sees why the server did not go by itself. */
    void explain(Here here, Move move, String why) {
        StepFailure left = new StepFailure(StepFailure.Kind.LEFT_TO_PERSON, why);
        failures.record(here, move.subject().toString(), left, failures.meaning(left));
    }

    /** Within the caller's transaction: the row and the message commit together. */
    void settle(String change, Move move) {
        moves.state(change, move.serverId(), Move.State.ASIDE);
        boolean nobody =
                runtime.createMessageCorrelation(MESSAGE)
                        .processInstanceBusinessKey(change)
                        .setVariableToTriggeredScope(MoveServer.SERVER.name(), move.serverId())
                        .setVariableToTriggeredScope(MoveServer.METHOD.name(), move.method())
                        .correlateAllWithResult()
                        .isEmpty();
        if (nobody) {
            // a failed correlation would take the caller's transaction with it
            LOG.warn("nobody settles server {} yet", move.serverId());
        }
    }
}
