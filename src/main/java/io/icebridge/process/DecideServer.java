package io.icebridge.process;

import static io.icebridge.process.MoveServer.SERVER;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Decisions;
import io.icebridge.runbook.move.HandMove;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MoveRetry;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Ways;
import io.icebridge.runbook.move.Whereabouts;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** decide-server: a person decides what becomes of a server that did not go by itself. */
@Configuration(proxyBeanMethods = false)
class DecideServer {
    /** The decision for a way that {@link #CHOSEN} names. */
    static final String ANOTHER = "another";

    static final Var<String> CHOSEN = Var.text("chosen");

    /** The new server's id, where a person moved it by hand. */
    static final Var<String> NEW_SERVER = Var.text("newServerId");

    /** Whether that person answers for what the check finds different. */
    private static final Var<Boolean> DIFFERENCES = Var.flag("acceptDifferences");

    private final Failures failures;
    private final Moves moves;

    DecideServer(Failures failures, Moves moves) {
        this.failures = failures;
        this.moves = moves;
    }

    @Bean
    TaskListener checkChoice(Ways ways) {
        return new CheckChoice(ways);
    }

    @Bean
    TaskListener showServer(Whereabouts whereabouts) {
        return new ShowServer(whereabouts);
    }

    @Bean
    Step chooseWay(Ways ways, Decisions decisions) {
        return step(
                here -> {
                    Decision word = decisions.latest(here.change(), Subject.of(here)).orElseThrow();
                    ways.choose(
                            here.change(),
                            here.get(SERVER),
                            here.get(CHOSEN),
                            word.by(),
                            word.comment());
                });
    }

    @Bean
    Step retryMove(MoveRetry retry) {
        return step(
                here -> {
                    retry.prepare(here.change(), here.get(SERVER));
                    moves.state(here.change(), here.get(SERVER), Move.State.CLAIMED);
                });
    }

    /** A person's word is not taken for it. */
    @Bean
    Step checkByHand(HandMove hand, Decisions decisions) {
        return step(
                here -> {
                    Decision word = decisions.latest(here.change(), Subject.of(here)).orElseThrow();
                    hand.check(
                            here.change(),
                            here.get(SERVER),
                            here.get(NEW_SERVER).strip(),
                            here.get(DIFFERENCES, false)
                                    ? Optional.of(word.by() + ": " + word.comment())
                                    : Optional.empty());
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
