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
import io.icebridge.runbook.move.Waves;
import io.icebridge.runbook.move.Window;
import java.time.Duration;
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
    private final Moves moves;
    private final Window window;

    MoveWave(Failures failures, Waves waves, Moves moves, Window window) {
        this.failures = failures;
        this.waves = waves;
        this.moves = moves;
        this.window = window;
    }

    @Bean
    Step closeNodes() {
        return Step.of(
                failures, here -> waves.close(new Change(here.change()), here.get(MoveWaves.WAVE)));
    }

    @Bean
    Step findEmptied() {
        return Step.of(
                failures,
                here ->
                        here.setList(
                                NODES, waves.emptied(here.change(), here.get(MoveWaves.WAVE))));
    }

    @Bean
    Step showFailed() {
        return Step.of(
                failures,
                here ->
                        FailureShown.showServers(
                                here,
                                window.of(here.change()).failed().stream()
                                        .map(id -> told(here, id))
                                        .toList(),
                                moves.inWave(here.change(), here.get(MoveWaves.WAVE))));
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
        return moves.of(change).stream().noneMatch(m -> m.state() == Move.State.CLAIMED);
    }
}
