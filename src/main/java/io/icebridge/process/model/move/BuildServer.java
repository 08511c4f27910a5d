package io.icebridge.process.model.move;

import static io.icebridge.process.model.move.MoveServer.SERVER;
import static io.icebridge.process.model.move.MoveServer.change;

import io.icebridge.cloud.Side;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.waiting.Watch;
import io.icebridge.process.waiting.Watch.Waiting;
import io.icebridge.runbook.move.Definition;
import io.icebridge.runbook.move.Definitions;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.ServerBuild;
import io.icebridge.runbook.move.SiteChecks;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * build-server: the server built in the new region as it was. The steps as they are drawn; their
 * work is done by {@link ServerBuild}.
 */
@Configuration(proxyBeanMethods = false)
class BuildServer {
    private static final Duration BOOT_LIMIT = Duration.ofMinutes(30);
    private static final Duration VOLUME_LIMIT = Duration.ofMinutes(10);
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(10);

    private final Failures failures;
    private final ServerBuild build;
    private final Sight sight;
    private final Definitions definitions;
    private final Moves moves;

    BuildServer(
            Failures failures,
            ServerBuild build,
            Sight sight,
            Definitions definitions,
            Moves moves) {
        this.failures = failures;
        this.build = build;
        this.sight = sight;
        this.definitions = definitions;
        this.moves = moves;
    }

    @Bean
    Step bootServer() {
        return step(here -> build.boot(change(here), here.get(SERVER)));
    }

    @Bean
    Watch serverActive() {
        return sight.watch(
                Side.NEW,
                BOOT_LIMIT,
                this::newId,
                (w, server) ->
                        Sight.at(server, "ACTIVE")
                                || build.offAsItWas(change(w), w.get(SERVER), server));
    }

    private String newId(Waiting waiting) {
        return moves.of(waiting.change(), waiting.get(SERVER)).newId();
    }

    @Bean
    Step attachVolumes() {
        return step(here -> build.attachVolumes(change(here), here.get(SERVER)));
    }

    @Bean
    Watch volumesAttached() {
        return sight.watch(
                        Side.NEW,
                        VOLUME_LIMIT,
                        this::newId,
                        (w, server) -> DataVolumes.allOn(server, definitions, w))
                .passing(waiting -> DataVolumes.none(definitions, waiting));
    }

    @Bean
    Step restoreServer() {
        return step(here -> build.restore(change(here), here.get(SERVER)));
    }

    @Bean
    Watch serverSettled() {
        return sight.watch(
                        Side.NEW,
                        SETTLE_LIMIT,
                        this::newId,
                        (w, server) -> Sight.at(server, wanted(w)))
                .passing(Watch.Look.those(w -> wanted(w).equals("ACTIVE")));
    }

    private String wanted(Waiting waiting) {
        Definition saved = definitions.of(waiting.change(), waiting.get(SERVER));
        return saved.wasRunning() ? "ACTIVE" : "SHUTOFF";
    }

    @Bean
    Step verifyServer() {
        return step(here -> build.verify(change(here), here.get(SERVER)));
    }

    /** A guest needs its time to start, and no thread waits for it. */
    @Bean
    Watch serverAnswers(SiteChecks checks, Answering answering) {
        return Watch.of(Duration.ZERO, Set.of(SERVER.name()), answering::over)
                .passing(Watch.Look.those(w -> checks.of(change(w), w.get(SERVER)).isEmpty()));
    }

    @Bean
    Step acceptServer(SiteChecks checks) {
        return step(here -> checks.accept(change(here), here.get(SERVER)));
    }

    private Step step(Step.Work work) {
        return Step.of(failures, "server", SERVER, work);
    }
}
