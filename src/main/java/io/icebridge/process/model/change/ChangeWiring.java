package io.icebridge.process.model.change;

import io.icebridge.approval.Refused;
import io.icebridge.process.gate.PlanNow;
import io.icebridge.runbook.readiness.HostChecks;
import io.icebridge.runbook.readiness.ListChecks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What looks at the change as a whole: the checks before it, its plan, and its first gate. */
@Configuration(proxyBeanMethods = false)
@Import({HostChecks.class, ListChecks.class, Planner.class, PlanEvidence.class})
class ChangeWiring {

    @Bean
    PlanNow planNow(Planner planner) {
        return change -> {
            try {
                return planner.plan(change, told -> {});
            } catch (Unread unread) {
                throw new Refused(
                        "There is no plan now to hold yours against: " + unread.getMessage());
            }
        };
    }
}
