package io.icebridge.process.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order tasks stand in people's lists. */
class UrgencyTest {
    @Test
    void anOutageComesBeforeAGateAndAGateBeforeAReminder() {
        List<Integer> order =
                List.of(
                        Urgency.of("decideOnService", true).priority(),
                        Urgency.of("decideOnService", false).priority(),
                        Urgency.of("decide", false).priority(),
                        Urgency.of("decideOnServer", false).priority(),
                        Urgency.of("remindOwner", false).priority());
        assertThat(order).isSortedAccordingTo((a, b) -> b - a).doesNotHaveDuplicates();
    }

    @Test
    void aServerThatIsDownIsAsUrgentAsAService() {
        assertThat(Urgency.of("decideOnServer", true)).isEqualTo(Urgency.OUTAGE);
    }
}
