package io.icebridge.process;

import static io.icebridge.process.MoveServer.SERVER;

import io.icebridge.cloud.Side;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.move.Crossing;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MoveUndo;
import io.icebridge.runbook.move.Moves;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** settle-server: what becomes of a server that did not go by itself. */
@Configuration(proxyBeanMethods = false)
class SettleServer {
    private final Failures failures;
    private final Moves moves;

    SettleServer(Failures failures, Moves moves) {
        this.failures = failures;
        this.moves = moves;
    }

    /** For weeks, if need be. */
    @Bean
    Watch serverDeletedByOwner(Sight sight) {
        return Watch.of(
                Duration.ZERO,
                Set.of(SERVER.name()),
                waiting ->
                        sight.over(
                                Side.OLD,
                                waiting,
                                w -> w.get(SERVER),
                                (w, server) -> server == null));
    }

    @Bean
    Step recordGone(Crossing crossing) {
        return step(
                here -> {
                    mustBeGone(crossing, here.get(SERVER));
                    moves.state(here.change(), here.get(SERVER), Move.State.GONE);
                });
    }

    private static void mustBeGone(Crossing crossing, String server) {
        if (!crossing.gone(Side.OLD, server)) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "server " + server + " is still in the old region");
        }
    }

    @Bean
    Step retryMove(MoveUndo undo) {
        return step(
                here -> {
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
