package io.icebridge.process;

import io.icebridge.runbook.node.RedeployedNode;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** redeploy-node: an emptied node of the old release becomes one of the new. */
@Configuration(proxyBeanMethods = false)
class RedeployNode {
    static final String KEY = "redeploy-node";

    /** The node's name, as Nova has it. */
    static final Var<String> NODE = Var.text("node");

    private static final Var<String> COMMENT = Var.text("comment");
    private static final Duration UP_LIMIT = Duration.ofMinutes(10);

    private final Failures failures;
    private final RedeployedNode redeployed;

    RedeployNode(Failures failures, RedeployedNode redeployed) {
        this.failures = failures;
        this.redeployed = redeployed;
    }

    @Bean
    Step proveNodeEmpty() {
        return step(here -> redeployed.proveEmpty(here.change(), here.get(NODE)));
    }

    @Bean
    Step stopNode() {
        return step(here -> redeployed.stop(here.change(), here.get(NODE)));
    }

    @Bean
    Step installNode() {
        return step(here -> redeployed.install(here.change(), here.get(NODE)));
    }

    @Bean
    Step configureNode() {
        return step(here -> redeployed.configure(here.change(), here.get(NODE)));
    }

    @Bean
    Step startNode() {
        return step(here -> redeployed.start(here.change(), here.get(NODE)));
    }

    @Bean
    Watch nodeUp() {
        return Watch.of(
                UP_LIMIT, Set.of(NODE.name()), Watch.Look.those(w -> redeployed.up(w.get(NODE))));
    }

    @Bean
    Step dropOldService() {
        return step(here -> redeployed.dropOld(here.change(), here.get(NODE)));
    }

    @Bean
    Step leaveNode() {
        return step(here -> redeployed.leave(here.change(), here.get(NODE), here.get(COMMENT, "")));
    }

    private Step step(Step.Work work) {
        return Step.of(failures, "node", NODE, work);
    }
}
