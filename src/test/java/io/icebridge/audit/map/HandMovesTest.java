package io.icebridge.audit.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Starts.Run;
import io.icebridge.approval.Starts.Start;
import io.icebridge.journal.Trail;
import io.icebridge.journal.Trail.Line;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandMovesTest {
    private static final Instant NOON = Instant.parse("2014-05-01T12:00:00Z");

    @Test
    void whereATokenWasTakenFromAndPutToIsToldWithWho() {
        Line line =
                line(
                        Trail.Kind.MOVED,
                        "moved a token of upgrade-service, service glance",
                        "[Cancel all instances of activity 'rehearseSchema', Start before activity"
                                + " 'approveService']");
        assertThat(HandMoves.of(List.of(line), level("upgrade-service", "service glance")))
                .containsEntry(
                        "rehearseSchema",
                        List.of("A token was taken away here by root beside the model"))
                .containsEntry(
                        "approveService", List.of("A token was put here by root beside the model"));
        assertThat(HandMoves.of(List.of(line), level("upgrade-service", "service swift")))
                .isEmpty();
    }

    @Test
    void whoTookTheWholeAwayIsToldWithWhy() {
        Line line = line(Trail.Kind.CANCELLED, "cancelled upgrade-cloud", "wrong cloud");
        assertThat(HandMoves.cancelled(List.of(line), level("upgrade-cloud", "")))
                .isEqualTo("Cancelled by root: wrong cloud");
        assertThat(HandMoves.cancelled(List.of(), level("upgrade-cloud", ""))).isEmpty();
    }

    private static Line line(Trail.Kind kind, String what, String why) {
        return new Line(1, NOON.plusSeconds(1), kind, "root", "CHG-1", "x", what, why);
    }

    private static Level level(String model, String subject) {
        Run run = new Run(new Start("CHG-1", "upgrade-cloud", "ada", NOON, "", "", ""), null, "");
        return new Level("CHG-1", run, model, MapScope.of(subject, ""), null, false);
    }
}
