package io.icebridge.runbook.readiness;

import io.icebridge.runbook.profile.Check;
import java.time.Clock;

/** Whether a check's output is as asked. */
interface Judgement {

    boolean accepts(String output);

    static Judgement of(Check check, Clock clock) {
        if (check.equals() != null) {
            return check.equals()::equals;
        }
        if (check.clockWithin() > 0) {
            return output -> near(output, clock, check.clockWithin());
        }
        if (check.pattern() == null) {
            return output -> true;
        }
        return output -> check.pattern().matcher(output).find();
    }

    private static boolean near(String epochSeconds, Clock clock, int seconds) {
        return epochSeconds.matches("\\d{1,12}")
                && Math.abs(Long.parseLong(epochSeconds) - clock.instant().getEpochSecond())
                        <= seconds;
    }
}
