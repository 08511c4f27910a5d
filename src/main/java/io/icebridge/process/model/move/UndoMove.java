package io.icebridge.process.model.move;

import static io.icebridge.process.model.move.MoveServer.SERVER;
import static io.icebridge.process.model.move.MoveServer.change;

import io.icebridge.cloud.Server;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.waiting.Watch;
import io.icebridge.process.waiting.Watch.Waiting;
import io.icebridge.runbook.move.Definition;
import io.icebridge.runbook.move.Definitions;
import io.icebridge.runbook.move.MoveUndo;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * undo-move: the way back, open until the old server is deleted. The steps as they are drawn; their
 * work is done by {@link MoveUndo}.
 */
@Configuration(proxyBeanMethods = false)
class UndoMove {
    private static final Duration LIMIT = Duration.ofMinutes(15);

    /** A volume that takes longer has got stuck; the server does not wait for it. */
    private static final Duration VOLUMES = Duration.ofMinutes(3);

    private final Failures failures;
    private final MoveUndo undo;
    private final Sight sight;
    private final Definitions definitions;

    UndoMove(Failures failures, MoveUndo undo, Sight sight, Definitions definitions) {
        this.failures = failures;
        this.undo = undo;
        this.sight = sight;
        this.definitions = definitions;
    }

    @Bean
    Step removeNewServer() {
        return step(here -> undo.removeNew(change(here), here.get(SERVER)));
    }

    @Bean
    Watch newServerGone() {
        return Watch.of(
                LIMIT,
                Set.of(SERVER.name()),
                Watch.Look.those(w -> undo.newGone(change(w), w.get(SERVER))));
    }

    @Bean
    Step returnAddresses() {
        return step(here -> undo.returnAddresses(change(here), here.get(SERVER)));
    }

    @Bean
    Step returnVolumes() {
        return step(here -> undo.returnVolumes(change(here), here.get(SERVER)));
    }

    @Bean
    Watch volumesReturned() {
        return sight.old(
                        VOLUMES,
                        (w, server) ->
                                DataVolumes.allOn(server, definitions, w)
                                        || undo.volumesRefused(change(w), server))
                .passing(waiting -> DataVolumes.none(definitions, waiting))
                .orNot();
    }

    @Bean
    Step startOldServer() {
        return step(here -> undo.startOld(change(here), here.get(SERVER)));
    }

    @Bean
    Watch oldServerBack() {
        return sight.old(LIMIT, (w, server) -> Sight.at(server, wanted(w)) || asSaved(w, server))
                .passing(Watch.Look.those(w -> saved(w).isEmpty()));
    }

    private Optional<Definition> saved(Waiting waiting) {
        return definitions.find(waiting.change(), waiting.get(SERVER));
    }

    /** Such as one that was paused and that nobody touched: no better state is waited for. */
    private boolean asSaved(Waiting waiting, Server server) {
        return Sight.at(server, saved(waiting).orElseThrow().server().status());
    }

    private String wanted(Waiting waiting) {
        return saved(waiting).orElseThrow().wasRunning() ? "ACTIVE" : "SHUTOFF";
    }

    private Step step(Step.Work work) {
        return Step.of(failures, "server", SERVER, work);
    }
}
