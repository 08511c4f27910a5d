package io.icebridge.process.model.change;

import io.icebridge.runbook.readiness.HostChecks;
import io.icebridge.runbook.readiness.ListChecks;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What looks at the change as a whole: the checks before it, its plan, and its first gate. */
@Configuration(proxyBeanMethods = false)
@Import({HostChecks.class, ListChecks.class, Planner.class, PlanEvidence.class})
class ChangeWiring {}
