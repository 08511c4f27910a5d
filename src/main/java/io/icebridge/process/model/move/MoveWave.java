package io.icebridge.process.model.move;

import io.icebridge.journal.Change;
import io.icebridge.process.gate.FailureShown;
import io.icebridge.process.gate.FailureShown.FailedServer;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Here;
import io.icebridge.process.waiting.Watch;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Newcomers;
import io.icebridge.runbook.move.Nodes;
import io.icebridge.runbook.move.Waves;
import io.icebridge.runbook.move.Window;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** move-wave: a few nodes closed, emptied and redeployed. */
@Configuration(proxyBeanMethods = false)
class MoveWave {
    /** Names of the nodes that the wave has emptied. */
    static final String NODES = "waveNodes";

    private final Failures failures;

    /** The message by which a slot that closed the window has a person asked. */
    static final String WINDOW_CLOSED = "windowClosed";

    private final Waves waves;
    private final Newcomers newcomers;
    private final Moves moves;
    private final Window window;

    MoveWave(Failures failures, Waves waves, Newcomers newcomers, Moves moves, Window window) {
        this.failures = failures;
        this.newcomers = newcomers;
        this.waves = waves;
        this.moves = moves;
        this.window = window;
    }

    /** What came to the nodes until then goes with the wave. */
    @Bean
    Step closeNodes(Nodes nodes) {
        return Step.of(
                failures,
                here -> {
                    int wave = here.get(MoveWaves.WAVE);
                    waves.close(new Change(here.change()), wave);
                    newcomers.findOn(here.change(), nodes.inWave(here.change(), wave));
                    waves.fill(here.change(), wave);
                    here.set(
                            MoveWaves.SLOTS, waves.slots(here.change(), wave, Window.MOST_AT_ONCE));
                });
    }

    /** What Nova was still placing when they were closed keeps its node for another wave. */
    @Bean
    Step findEmptied(Nodes nodes) {
        return Step.of(
                failures,
                here -> {
                    int wave = here.get(MoveWaves.WAVE);
                    newcomers.findOn(here.change(), nodes.inWave(here.change(), wave));
                    here.setList(NODES, waves.emptied(here.change(), wave));
                });
    }

    @Bean
    Step showFailed() {
        return Step.of(
                failures,
                here -> {
                    List<String> failed = window.of(here.change()).failed();
                    FailureShown.showServers(
                            here,
                            failed.stream().map(id -> told(here, id)).toList(),
                            moves.atStake(here.change(), here.get(MoveWaves.WAVE)));
                });
    }

    private FailedServer told(Here here, String serverId) {
        Move move = moves.of(here.change(), serverId);
        String why =
                failures.last(here.change(), move.subject().toString())
                        .map(f -> f.step() + ": " + f.message())
                        .orElse("");
        return new FailedServer(move.serverName() + " (" + serverId + ")", why);
    }

    @Bean
    Step reopenWindow() {
        return Step.of(failures, here -> window.open(here.change()));
    }

    /** So that a stop leaves no server between the regions. */
    @Bean
    Watch serversAtRest() {
        return Watch.of(Duration.ZERO, Set.of(), Watch.Look.those(w -> atRest(w.change())));
    }

    private boolean atRest(String change) {
        return moves.of(change).stream()
                .map(Move::state)
                .noneMatch(s -> s == Move.State.CLAIMED || s == Move.State.RELEASING);
    }
}
