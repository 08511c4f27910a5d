package io.icebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.icebridge.approval.Starts;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;

/** A change that may start by the plan alone that its starter has read. */
class StartByPlanTest extends OnRunbookParts {
    private static final String ANOTHER = "0".repeat(64);

    @Test
    void anotherPlanIsRefusedWithWhatItIsNowAndThatOneIsTaken() {
        assertThat(refused("retire-nova", "PLAN-2", ANOTHER))
                .contains("only upgrade-cloud is started with its digest");
        String refused = refused("upgrade-cloud", "PLAN-1", ANOTHER);
        assertThat(refused)
                .contains("The plan of PLAN-1 is another one now", "not " + ANOTHER)
                .contains("service, service keystone ", "move, servers ");
        assertThat(parts.get(Starts.class).of("PLAN-1")).isEmpty();
        Matcher now = Pattern.compile("now: ([0-9a-f]{64})").matcher(refused);
        assertThat(now.find()).isTrue();
        start("upgrade-cloud", "PLAN-1", now.group(1));
        assertThat(parts.get(Starts.class).of("PLAN-1"))
                .extracting(Starts.Start::plan)
                .containsExactly(now.group(1));
    }

    @Test
    void whatIsNoDigestIsRefused() {
        assertThat(refused("upgrade-cloud", "PLAN-3", "like yesterday"))
                .contains("64 hexadecimal digits");
    }

    private static String refused(String model, String change, String plan) {
        Throwable refused = catchThrowable(() -> start(model, change, plan));
        assertThat(refused).isNotNull();
        return refused.getMessage();
    }

    private static void start(String model, String change, String plan) {
        engine.getIdentityService().setAuthentication("ada", List.of("change-managers"));
        try {
            RuntimeService runtime = engine.getRuntimeService();
            runtime.startProcessInstanceByKey(model, change, Map.of("plan", plan));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
