package io.icebridge.process.model.move;

import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** move-servers: room, the gate, then wave by wave until the old region is empty. */
@Configuration(proxyBeanMethods = false)
class MoveServers {
    static final String KEY = "move-servers";

    private final Failures failures;

    MoveServers(Failures failures) {
        this.failures = failures;
    }

    /**
     * Before anybody is asked: quotas that are too small would leave servers in ERROR in the midst.
     */
    @Bean
    Step checkRoom(RegionRoom room) {
        return Step.of(failures, here -> room.require(here.change(), here.step()));
    }
}
