package io.icebridge.process.gate;

import io.icebridge.approval.Plan;
import io.icebridge.approval.Refused;
import io.icebridge.journal.Change;

/** Draws up a change's plan as the cloud and the hosts are now, by looking alone. */
@FunctionalInterface
public interface PlanNow {
    /**
     * The plan.
     *
     * @throws Refused when the cloud or a host cannot be read
     */
    Plan of(Change change);
}
