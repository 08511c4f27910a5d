package io.icebridge.process;

import io.icebridge.runbook.move.Waves;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** move-wave: a few nodes closed, emptied and redeployed. */
@Configuration(proxyBeanMethods = false)
class MoveWave {
    /** Names of the nodes that the wave has emptied. */
    static final String NODES = "waveNodes";

    private final Failures failures;
    private final Waves waves;

    MoveWave(Failures failures, Waves waves) {
        this.failures = failures;
        this.waves = waves;
    }

    @Bean
    Step closeNodes() {
        return Step.of(failures, here -> waves.close(here.change(), here.get(MoveServers.WAVE)));
    }

    @Bean
    Step findEmptied() {
        return Step.of(
                failures,
                here ->
                        here.setList(
                                NODES, waves.emptied(here.change(), here.get(MoveServers.WAVE))));
    }
}
