package io.icebridge.process.model.move;

import io.icebridge.journal.Change;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Var;
import io.icebridge.process.waiting.Watch;
import io.icebridge.runbook.move.Definition;
import io.icebridge.runbook.move.GroupNode;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MovePlan;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.ServerSave;
import io.icebridge.runbook.move.Window;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** move-server: one server, any method. */
@Configuration(proxyBeanMethods = false)
class MoveServer {
    /** The old server's id. */
    static final Var<String> SERVER = Var.text("serverId");

    /** {@code SNAPSHOT}, {@code VOLUME}, {@code REDEPLOY}, {@code WAIT}, {@code BY_HAND}... */
    static final Var<String> METHOD = Var.text("method");

    /** That its slot has gone on to the next server. */
    private static final Var<Boolean> SLOT_FREED = Var.flag("slotFreed");

    /** What its slot waits for, beside the end of the move. */
    private static final String ACCEPTED = "serverAccepted";

    private static final String GONE = "GONE";

    private final Failures failures;
    private final Moves moves;
    private final Window window;

    MoveServer(Failures failures, Moves moves, Window window) {
        this.failures = failures;
        this.moves = moves;
        this.window = window;
    }

    static Change change(Here here) {
        return new Change(here.change());
    }

    static Change change(Watch.Waiting waiting) {
        return new Change(waiting.change());
    }

    @Bean
    Aside aside(RuntimeService runtime) {
        return new Aside(runtime, moves, failures);
    }

    /**
     * Its definition is saved, and by that it is looked at once more: one that has changed since
     * the gate, so that another way or more speaks for it, is not begun. Its server group is made
     * while nothing of it is touched.
     */
    @Bean
    Step saveServer(ServerSave save, MovePlan plan, MoveSlices slices, GroupNode groups) {
        return step(
                here -> {
                    Move move = moves.of(here.change(), here.get(SERVER));
                    here.set(
                            METHOD,
                            move.byItself()
                                    ? save(here, save, plan, slices, groups)
                                    : leave(here, save, move));
                });
    }

    private static String save(
            Here here, ServerSave save, MovePlan plan, MoveSlices slices, GroupNode groups) {
        Optional<Definition> saved = save.run(change(here), here.get(SERVER));
        if (saved.isEmpty()) {
            return GONE;
        }
        Move now = plan.atItsTurn(here.change(), here.get(SERVER), saved.get());
        if (now.byItself()) {
            slices.mustBeApproved(change(here), now);
            groups.prepare(change(here), saved.get());
        }
        return now.method();
    }

    /** Whether it is still there is for the person to say who is asked about it. */
    private static String leave(Here here, ServerSave save, Move move) {
        save.once(change(here), here.get(SERVER));
        return move.method();
    }

    /**
     * Nobody is down any more, so that the slot takes its next server while this one's old server
     * goes. One that a person sent on its way again holds none.
     */
    @Bean
    Step freeSlot(RuntimeService runtime) {
        return step(
                here -> {
                    moves.state(here.change(), here.get(SERVER), Move.State.RELEASING);
                    here.set(SLOT_FREED, true);
                    Optional.ofNullable(here.execution().getProcessInstance().getSuperExecution())
                            .map(DelegateExecution::getId)
                            .filter(caller -> waits(runtime, caller))
                            .ifPresent(caller -> runtime.messageEventReceived(ACCEPTED, caller));
                });
    }

    private static boolean waits(RuntimeService runtime, String slot) {
        return runtime.createExecutionQuery()
                        .executionId(slot)
                        .messageEventSubscriptionName(ACCEPTED)
                        .count()
                > 0;
    }

    @Bean
    Step recordMove() {
        return step(
                here -> {
                    moves.state(here.change(), here.get(SERVER), Move.State.MOVED);
                    window.recovered(here.change(), here.get(SERVER));
                });
    }

    /** A server that its owner has deleted meanwhile needs nobody. */
    @Bean
    Step setAside(Aside aside) {
        return step(
                here -> {
                    Move move = moves.of(here.change(), here.get(SERVER));
                    if (here.get(METHOD, "").equals(GONE)) {
                        moves.state(here.change(), move.serverId(), Move.State.GONE);
                        window.recovered(here.change(), move.serverId());
                        return;
                    }
                    if (!move.byItself()) {
                        aside.explain(here, move, move.told());
                    } else if (!unapproved(here, move)) {
                        window.failed(here.change(), move.serverId());
                    }
                    aside.settle(here.change(), move);
                });
    }

    /** A server that nobody has approved was not begun, and tells nothing of the cloud. */
    private boolean unapproved(Here here, Move move) {
        return failures.last(here.change(), move.subject().toString())
                .filter(last -> last.kind().equals(Failures.NOT_APPROVED))
                .isPresent();
    }

    private Step step(Step.Work work) {
        return Step.of(failures, "server", SERVER, work);
    }
}
