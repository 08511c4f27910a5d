package io.icebridge.process;

import static io.icebridge.process.MoveServer.SERVER;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Decisions;
import io.icebridge.cloud.Side;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.move.Crossing;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MoveUndo;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Ways;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** settle-server: what becomes of a server that did not go by itself. */
@Configuration(proxyBeanMethods = false)
class SettleServer {
    /** The decision for a way that {@link #CHOSEN} names. */
    static final String ANOTHER = "another";

    static final Var<String> CHOSEN = Var.text("chosen");

    private static final Var<String> DECISION = Var.text(Answer.DECISION);

    private final Failures failures;
    private final Moves moves;

    SettleServer(Failures failures, Moves moves) {
        this.failures = failures;
        this.moves = moves;
    }

    @Bean
    TaskListener checkChoice(Ways ways) {
        return new CheckChoice(ways);
    }

    private static void mustBeGone(Crossing crossing, String server) {
        if (!crossing.gone(Side.OLD, server)) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "server " + server + " is still in the old region");
        }
    }

    /** The same way again, or another that a person chose. */
    @Bean
    Step retryMove(MoveUndo undo, Ways ways, Decisions decisions) {
        return step(
                here -> {
                    if (here.get(DECISION, "").equals(ANOTHER)) {
                        Decision decision =
                                decisions.latest(here.change(), Subject.of(here)).orElseThrow();
                        ways.choose(
                                here.change(),
                                here.get(SERVER),
                                here.get(CHOSEN),
                                decision.by(),
                                decision.comment());
                    }
                    undo.beforeRetry(here.change(), here.get(SERVER));
                    moves.state(here.change(), here.get(SERVER), Move.State.CLAIMED);
                });
    }

    /** A person's word is checked as far as the cloud tells: the old server must be gone. */
    @Bean
    Step checkByHand(Crossing crossing) {
        return step(
                here -> {
                    mustBeGone(crossing, here.get(SERVER));
                    moves.state(here.change(), here.get(SERVER), Move.State.MOVED_BY_HAND);
                });
    }

    @Bean
    Step leaveServer() {
        return step(here -> moves.state(here.change(), here.get(SERVER), Move.State.LEFT));
    }

    private Step step(Step.Work work) {
        return Step.of(failures, "server", SERVER, work);
    }
}
