package io.icebridge.process.gate;

import io.icebridge.approval.Plan;
import io.icebridge.approval.Refused;
import io.icebridge.approval.Slice;
import io.icebridge.journal.Change;
import io.icebridge.journal.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;

/** Lets a change start by the plan alone that its starter has read. */
final class ExpectedPlan {
    private static final int MOST_LINES = 30;
    private static final String WHOLE = "upgrade-cloud";

    private final Supplier<PlanNow> plans;

    ExpectedPlan(Supplier<PlanNow> plans) {
        this.plans = plans;
    }

    /**
     * @param digest of the plan; empty where none was given
     * @throws Refused when the plan is another one now, with what it is
     */
    void check(String change, String model, String digest) {
        if (digest.isEmpty()) {
            return;
        }
        if (!model.equals(WHOLE)) {
            throw Refused.mistake(
                    "A plan is of a whole change, so that only %s is started with its digest; leave the plan out."
                            .formatted(WHOLE));
        }
        Callable<Plan> draw = () -> plans.get().of(new Change(change));
        Plan now = Context.getCommandContext().runWithoutAuthorization(draw);
        if (!now.digest().equals(digest)) {
            throw Refused.mistake(
                    "The plan of %s is another one now: %s, not %s. Hold it against the one you have read (icebridge plan --change %s prints it anew, and the change's id is part of it). Its slices are now, by gate and subject: %s."
                            .formatted(
                                    change,
                                    now.digest(),
                                    digest,
                                    change,
                                    String.join("; ", lines(now))));
        }
    }

    /** As {@code plan} prints them: those of servers that go one way as one. */
    private static List<String> lines(Plan plan) {
        Map<String, Integer> slices = new LinkedHashMap<>();
        for (Slice slice : plan.slices()) {
            boolean server = slice.subject().kind() == Subject.Kind.SERVER;
            slices.merge(
                    "%s, %s %s"
                            .formatted(
                                    slice.gate(),
                                    server ? "servers" : slice.subject(),
                                    slice.digest()),
                    1,
                    Integer::sum);
        }
        List<String> lines = new ArrayList<>();
        slices.forEach((line, count) -> lines.add(count == 1 ? line : line + " x " + count));
        return lines.size() <= MOST_LINES ? lines : lines.subList(0, MOST_LINES);
    }
}
