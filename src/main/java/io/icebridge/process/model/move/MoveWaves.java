package io.icebridge.process.model.move;

import io.icebridge.journal.Change;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Var;
import io.icebridge.process.waiting.Watch;
import io.icebridge.runbook.move.Borrowed;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Newcomers;
import io.icebridge.runbook.move.Reckoning;
import io.icebridge.runbook.move.Roles;
import io.icebridge.runbook.move.ServerSave;
import io.icebridge.runbook.move.Waves;
import io.icebridge.runbook.move.Window;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** move-waves: wave by wave until the old region is empty. */
@Configuration(proxyBeanMethods = false)
public class MoveWaves {
    static final Var<Integer> WAVE = Var.number("wave");

    /** {@code NEXT}, {@code WAITING} or {@code NONE}. */
    static final Var<String> WAVE_STATE = Var.text("waveState");

    /** How many slots the wave has; how many of them work is the window's to say. */
    public static final Var<Integer> SLOTS = Var.number("slots");

    private final Failures failures;
    private final Moves moves;
    private final Waves waves;
    private final Newcomers newcomers;
    private final Roles roles;
    private final Window window;

    MoveWaves(
            Failures failures,
            Moves moves,
            Waves waves,
            Newcomers newcomers,
            Roles roles,
            Window window) {
        this.newcomers = newcomers;
        this.failures = failures;
        this.moves = moves;
        this.waves = waves;
        this.roles = roles;
        this.window = window;
    }

    /** Also takes up again what a stop or a failure of the whole left behind. */
    @Bean
    Step prepareMoves(RegionRoom room, Aside aside) {
        return Step.of(
                failures,
                here -> {
                    room.require(here.change(), here.step());
                    roles.grant(
                            new Change(here.change()),
                            moves.of(here.change()).stream().map(Move::projectId).toList());
                    moves.unclaimAll(here.change());
                    moves.of(here.change()).stream()
                            .filter(m -> m.state() == Move.State.ASIDE)
                            .forEach(m -> aside.settle(here.change(), m));
                });
    }

    /** By the region as it is now: owners go on booting servers after the approval. */
    @Bean
    Step planWave(ServerSave save, Aside aside) {
        return Step.of(
                failures,
                here -> {
                    window.begin(here.change());
                    newcomers.find(here.change());
                    moves.onNoNode(here.change()).forEach(m -> leave(here, m, save, aside));
                    Waves.Planned planned = waves.plan(here.change());
                    here.set(WAVE_STATE, planned.next().name());
                    if (planned.wave() != null) {
                        here.set(WAVE, planned.wave());
                        here.set(
                                SLOTS,
                                waves.slots(here.change(), planned.wave(), Window.MOST_AT_ONCE));
                    }
                });
    }

    /** No wave takes a server that is on no node, so that it is settled beside them. */
    private static void leave(Here here, Move move, ServerSave save, Aside aside) {
        save.once(new Change(here.change()), move.serverId());
        aside.explain(here, move, "it is on no node: " + move.told());
        aside.settle(here.change(), move);
    }

    @Bean
    Watch nodeEmptied() {
        return Watch.of(
                Duration.ZERO, Set.of(), Watch.Look.those(w -> waves.somethingToDo(w.change())));
    }

    @Bean
    Step closeMoves(Borrowed borrowed, Reckoning reckoning) {
        return Step.of(
                failures,
                here -> {
                    reckoning.mustBalance(here.change());
                    borrowed.giveBack(new Change(here.change()));
                });
    }
}
