package io.icebridge.process.model.move;

import static io.icebridge.process.model.move.MoveServer.SERVER;
import static io.icebridge.process.model.move.MoveServer.change;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.waiting.Watch;
import io.icebridge.runbook.move.Crossing;
import io.icebridge.runbook.move.OwnerFacts;
import io.icebridge.runbook.move.ServerRelease;
import io.icebridge.runbook.move.SiteChecks;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * release-server: the old server deleted, once nothing of the new one goes with it. The steps as
 * they are drawn; their work is done by {@link ServerRelease}.
 */
@Configuration(proxyBeanMethods = false)
class ReleaseServer {
    private static final Duration GONE_LIMIT = Duration.ofMinutes(15);

    private final Failures failures;
    private final ServerRelease release;
    private final Sight sight;
    private final Crossing crossing;
    private final Duration releaseWait;

    ReleaseServer(
            Failures failures,
            ServerRelease release,
            Sight sight,
            Crossing crossing,
            CloudFile file) {
        this.failures = failures;
        this.release = release;
        this.sight = sight;
        this.crossing = crossing;
        this.releaseWait = Duration.ofSeconds(file.moving().releaseWaitSeconds());
    }

    @Bean
    Watch addressesReleased() {
        return sight.old(
                        Duration.ZERO,
                        (w, server) ->
                                release.addressesReleased(
                                        change(w), w.get(SERVER), releaseWait, server))
                .passing(Watch.Look.those(this::deletedBefore))
                .unhurried();
    }

    private boolean deletedBefore(Watch.Waiting waiting) {
        return crossing.deleted(change(waiting), waiting.get(SERVER));
    }

    @Bean
    Step deleteServer(SiteChecks checks) {
        return step(
                here -> {
                    checks.mustHavePassed(change(here), here.get(SERVER));
                    release.delete(change(here), here.get(SERVER));
                });
    }

    @Bean
    Watch serverGone() {
        return sight.oldServerGone(GONE_LIMIT).unhurried();
    }

    @Bean
    Step checkAddresses() {
        return step(here -> release.checkAddresses(change(here), here.get(SERVER)));
    }

    @Bean
    Step restoreOwnerFacts(OwnerFacts flags) {
        return step(here -> flags.restore(change(here), here.get(SERVER)));
    }

    @Bean
    Step keepSnapshot() {
        return step(here -> release.keepSnapshot(change(here), here.get(SERVER)));
    }

    private Step step(Step.Work work) {
        return Step.of(failures, "server", SERVER, work);
    }
}
