package io.icebridge.process.model.move;

import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Var;
import io.icebridge.runbook.move.Moves;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** move-servers: room, the gate, then wave by wave until the old region is empty. */
@Configuration(proxyBeanMethods = false)
class MoveServers {
    static final String KEY = "move-servers";

    /** Whether any server is still to go by itself; if not, nobody is asked about moving. */
    private static final Var<Boolean> TO_MOVE = Var.flag("serversToMove");

    private final Failures failures;

    MoveServers(Failures failures) {
        this.failures = failures;
    }

    /**
     * Before anybody is asked: quotas that are too small would leave servers in ERROR in the midst.
     */
    @Bean
    Step checkRoom(RegionRoom room, Moves moves) {
        return Step.of(
                failures,
                here -> {
                    room.require(here.change(), here.step());
                    here.set(
                            TO_MOVE,
                            moves.of(here.change()).stream()
                                    .anyMatch(m -> m.byItself() && !m.state().over()));
                });
    }
}
