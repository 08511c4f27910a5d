package io.icebridge.process.model.move;

import static io.icebridge.process.model.move.MoveServer.SERVER;
import static io.icebridge.process.model.move.MoveServer.change;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Decisions;
import io.icebridge.cloud.Side;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Subjects;
import io.icebridge.process.token.Var;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.move.Choices;
import io.icebridge.runbook.move.Crossing;
import io.icebridge.runbook.move.HandMove;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MovePlan;
import io.icebridge.runbook.move.MoveRetry;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.WayChoice;
import io.icebridge.runbook.move.Ways;
import io.icebridge.runbook.move.Whereabouts;
import io.icebridge.runbook.move.Window;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** decide-server: a person decides what becomes of a server that did not go by itself. */
@Configuration(proxyBeanMethods = false)
class DecideServer {
    /** The decision for a way that {@link #CHOSEN} names. */
    static final String ANOTHER = "another";

    private static final String RETRY = "retry";

    static final Var<String> CHOSEN = Var.text("chosen");

    /** The new server's id, where a person moved it by hand. */
    static final Var<String> NEW_SERVER = Var.text("newServerId");

    /** Whether that person answers for what the check finds different. */
    private static final Var<Boolean> DIFFERENCES = Var.flag("acceptDifferences");

    /** Codes of the reasons for which the person who chose another way answers, as JSON. */
    static final String OVERRIDDEN = "overridden";

    private final Failures failures;
    private final Moves moves;
    private final Window window;

    DecideServer(Failures failures, Moves moves, Window window) {
        this.failures = failures;
        this.window = window;
        this.moves = moves;
    }

    @Bean
    TaskListener checkChoice(Choices choices, WayChoice way) {
        return new CheckChoice(choices, way);
    }

    @Bean
    TaskListener showServer(Whereabouts whereabouts, Ways ways) {
        return new ShowServer(whereabouts, moves, ways);
    }

    /** Another way, which a person chose and answers for, by what is found now. */
    @Bean
    Step chooseWay(MovePlan plan, MoveSlices slices, Decisions decisions) {
        return step(
                here -> {
                    plan.again(here.change(), here.get(SERVER));
                    whoSaid(ANOTHER, here, decisions)
                            .ifPresent(by -> slices.answered(change(here), move(here), by));
                });
    }

    /**
     * By what is found now: where that is something for which nobody answers, the server is set
     * aside again, and a person asked.
     */
    @Bean
    Step retryMove(MoveRetry retry, MovePlan plan, MoveSlices slices, Decisions decisions) {
        return step(
                here -> {
                    plan.again(here.change(), here.get(SERVER));
                    whoSaid(RETRY, here, decisions)
                            .ifPresent(by -> slices.triedAgain(change(here), move(here), by));
                    retry.prepare(change(here), here.get(SERVER));
                    moves.state(here.change(), here.get(SERVER), Move.State.CLAIMED);
                });
    }

    /** Empty unless that was decided last; it is read where decisions are written down. */
    private static Optional<String> whoSaid(String word, Here here, Decisions decisions) {
        return decisions
                .latest(here.change(), Subjects.of(here))
                .filter(decision -> decision.decision().equals(word))
                .map(Decision::by);
    }

    private Move move(Here here) {
        return moves.of(here.change(), here.get(SERVER));
    }

    /** A person's word is not taken for it. */
    @Bean
    Step checkByHand(HandMove hand, Decisions decisions) {
        return step(
                here -> {
                    Decision word =
                            decisions.latest(here.change(), Subjects.of(here)).orElseThrow();
                    hand.check(
                            change(here),
                            here.get(SERVER),
                            here.get(NEW_SERVER).strip(),
                            here.get(DIFFERENCES, false)
                                    ? Optional.of(word.by() + ": " + word.comment())
                                    : Optional.empty());
                    settled(here, Move.State.MOVED_BY_HAND);
                });
    }

    /** One that its owner has deleted does not stay, and keeps no node. */
    @Bean
    Step leaveServer(Choices choices, Crossing crossing) {
        return step(
                here -> {
                    choices.objection(change(here), here.get(SERVER), Choices.LEAVE)
                            .ifPresent(DecideServer::refuse);
                    boolean gone = crossing.gone(Side.OLD, here.get(SERVER));
                    settled(here, gone ? Move.State.GONE : Move.State.LEFT);
                });
    }

    private static void refuse(String why) {
        throw new StepFailure(StepFailure.Kind.PROOF_FAILED, why);
    }

    private void settled(Here here, Move.State state) {
        moves.state(here.change(), here.get(SERVER), state);
        window.recovered(here.change(), here.get(SERVER));
    }

    private Step step(Step.Work work) {
        return Step.of(failures, "server", SERVER, work);
    }
}
