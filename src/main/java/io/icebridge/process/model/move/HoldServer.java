package io.icebridge.process.model.move;

import static io.icebridge.process.model.move.MoveServer.SERVER;
import static io.icebridge.process.model.move.MoveServer.change;

import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Var;
import io.icebridge.process.waiting.Watch;
import io.icebridge.runbook.move.Definitions;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.ServerHold;
import io.icebridge.runbook.move.ServerRelease;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * hold-server: the old server stopped, its disk proven, its volumes and addresses held. The steps
 * as they are drawn; their work is done by {@link ServerHold}.
 */
@Configuration(proxyBeanMethods = false)
class HoldServer {
    /** Whether the old server must go before the new one is booted. */
    static final Var<Boolean> FIRST = Var.flag("oldServerGoesFirst");

    private static final Duration STOP_LIMIT = Duration.ofMinutes(10);
    private static final Duration SNAPSHOT_LIMIT = Duration.ofHours(6);
    private static final Duration VOLUME_LIMIT = Duration.ofMinutes(10);

    private final Failures failures;
    private final ServerHold hold;
    private final Sight sight;
    private final Definitions definitions;
    private final Moves moves;

    HoldServer(
            Failures failures, ServerHold hold, Sight sight, Definitions definitions, Moves moves) {
        this.failures = failures;
        this.hold = hold;
        this.sight = sight;
        this.definitions = definitions;
        this.moves = moves;
    }

    @Bean
    Step stopServer() {
        return step(
                here -> {
                    hold.stop(change(here), here.get(SERVER));
                });
    }

    @Bean
    Watch serverStopped() {
        return sight.old(STOP_LIMIT, (w, server) -> Sight.at(server, "SHUTOFF"))
                .passing(Watch.Look.those(w -> wasStopped(w)));
    }

    private boolean wasStopped(Watch.Waiting waiting) {
        return !definitions.of(waiting.change(), waiting.get(SERVER)).wasRunning();
    }

    @Bean
    Step takeSnapshot() {
        return step(here -> hold.takeSnapshot(change(here), here.get(SERVER)));
    }

    /** Nova's task on the server ends when the image is active, or has failed. */
    @Bean
    Watch snapshotActive() {
        return sight.old(
                        SNAPSHOT_LIMIT,
                        (w, server) -> server == null || server.taskState().isEmpty())
                .passing(Watch.Look.those(w -> !snapshotted(w)));
    }

    private boolean snapshotted(Watch.Waiting waiting) {
        return moves.of(waiting.change(), waiting.get(SERVER)).method().equals("SNAPSHOT");
    }

    @Bean
    Step proveSnapshot() {
        return step(here -> hold.proveSnapshot(change(here), here.get(SERVER)));
    }

    @Bean
    Step freeVolumes() {
        return step(here -> hold.freeVolumes(change(here), here.get(SERVER)));
    }

    @Bean
    Watch volumesFree() {
        return sight.old(
                        VOLUME_LIMIT,
                        (w, server) ->
                                server == null
                                        || DataVolumes.of(definitions, w).stream()
                                                .noneMatch(server.volumeIds()::contains))
                .passing(waiting -> DataVolumes.none(definitions, waiting));
    }

    @Bean
    Step holdAddresses() {
        return step(
                here -> {
                    hold.holdAddresses(change(here), here.get(SERVER));
                    here.set(FIRST, hold.oldServerFirst(change(here), here.get(SERVER)));
                });
    }

    @Bean
    Step deleteServerFirst(ServerRelease release) {
        return step(
                here -> {
                    release.deleteFirst(change(here), here.get(SERVER));
                });
    }

    @Bean
    Watch serverGoneFirst() {
        return sight.oldServerGone(STOP_LIMIT);
    }

    private Step step(Step.Work work) {
        return Step.of(failures, "server", SERVER, work);
    }
}
