package io.icebridge.audit.told;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.audit.told.Drawn.Part;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawnTest {
    private final Drawn drawn;

    DrawnTest() throws IOException {
        drawn = new Drawn();
    }

    @Test
    void theWholeHasItsPartsInTheOrderInWhichTheyAreDrawn() {
        assertThat(drawn.parts("upgrade-cloud"))
                .extracting(Part::id)
                .containsExactly(
                        "checkReadiness",
                        "approvePlan",
                        "upgradeServices",
                        "upgradePackages",
                        "deployParallelNova",
                        "moveServers",
                        "retireNova");
    }

    @Test
    void aPartHasTheStepsAndGatesOfAllThatItCalls() {
        List<Part> parts = drawn.parts("upgrade-cloud");
        assertThat(parts.get(1).gate()).isTrue();
        assertThat(parts.get(1).gates()).containsExactly("plan");
        assertThat(parts.get(2).gates()).contains("rehearsal", "service");
        assertThat(parts.get(5).steps()).contains("takeSnapshot", "deleteServer", "retryMove");
        assertThat(parts.get(5).gates()).contains("move", "redeployment");
    }

    @Test
    void whatIsStartedAloneIsOnePart() {
        assertThat(drawn.parts("retire-nova")).extracting(Part::name).hasSize(1);
        assertThat(drawn.parts("no-such-model")).isEmpty();
    }

    @Test
    void stepsAreCalledAsTheyAreDrawn() {
        assertThat(drawn.name("takeSnapshot")).isEqualTo("Take snapshot");
        assertThat(drawn.name("unheardOf")).isEqualTo("unheardOf");
    }
}
