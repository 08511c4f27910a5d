package io.icebridge.runbook.fleet;

import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.profile.Profile;
import java.util.Map;

/** Units of the old release that are to run no more, after a start of the host either. */
public final class Retired {
    private Retired() {}

    /** Stops and disables the unit where the host has it, and looks whether it stopped. */
    public static void stop(HostWork host, String step, String unit) {
        Profile profile = host.profile();
        Map<String, String> values = Map.of("unit", unit);
        if (!host.holds(profile.nova().unitThere(), values)) {
            return;
        }
        host.once(step + ".stop." + unit, profile.nova().stopUnit(), values);
        host.once(step + ".disable." + unit, profile.host().disableUnit(), values);
        if (host.holds(profile.host().unitStatus(), values)) {
            host.spoil(step + ".stop." + unit, "still runs");
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED, unit + " still runs on " + host.name());
        }
    }
}
