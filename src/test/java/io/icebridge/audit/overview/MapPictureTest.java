package io.icebridge.audit.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Starts.Run;
import io.icebridge.approval.Starts.Start;
import io.icebridge.audit.overview.Badge.Kind;
import io.icebridge.audit.overview.Stretch.State;
import io.icebridge.audit.told.Drawn;
import io.icebridge.journal.Expected;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapPictureTest {
    private static final Instant NOW = Instant.parse("2014-05-01T12:00:00Z");

    private final MapPicture picture;

    MapPictureTest() throws IOException {
        picture = new MapPicture(new Drawn());
    }

    @Test
    void whatIsDoneWhatGoesOnAndTheWayThereAreMarked() {
        assertThat(drawn(Kind.RUNNING, State.NOW))
                .contains("djs-shape DONE\" data-element-id=\"checkReadiness\"")
                .contains("djs-shape NOW\" data-element-id=\"approvePlan\"")
                .contains("djs-shape AHEAD\" data-element-id=\"upgradeServices\"")
                .contains("TAKEN\" data-element-id=\"checkReadinessToApprovePlan\"")
                .doesNotContain("TAKEN\" data-element-id=\"approvePlanToUpgradeServices\"")
                .contains(">1 min<");
    }

    @Test
    void aRejectedChangeEndedAtTheStop() {
        assertThat(drawn(Kind.REJECTED, State.ENDED_HERE))
                .contains("ENDED_HERE\" data-element-id=\"approvePlan\"")
                .contains("ENDED_HERE\" data-element-id=\"changeEnded\"");
    }

    @Test
    void aCompletedChangeIsDoneFromItsBeginningToItsEnd() {
        assertThat(drawn(Kind.COMPLETED, State.DONE))
                .contains("DONE\" data-element-id=\"closeChange\"")
                .doesNotContain("DONE\" data-element-id=\"recordStop\"");
    }

    @Test
    void noStyleStandsInItThatOurPagesPolicyWouldRefuse() {
        assertThat(drawn(Kind.RUNNING, State.NOW))
                .startsWith("<svg")
                .doesNotContain("style=", "<!DOCTYPE", "<script");
    }

    @Test
    void whatIsStartedAloneIsNotOnIt() {
        assertThat(picture.of(view("retire-nova", Kind.RUNNING, State.NOW))).isEmpty();
    }

    private String drawn(Kind kind, State state) {
        return picture.of(view("upgrade-cloud", kind, state)).orElseThrow();
    }

    private static ChangeView view(String model, Kind kind, State state) {
        return new ChangeView(
                "CHG-1",
                new Badge(kind, "", NOW),
                List.of(new Run(new Start("CHG-1", model, "manager", NOW, "", "", ""), null, "")),
                List.of(),
                0,
                List.of(
                        stretch("checkReadiness", State.DONE, 120, 60),
                        stretch("approvePlan", state, 60, null),
                        stretch("upgradeServices", State.AHEAD, null, null)),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                0,
                null,
                NOW);
    }

    private static Stretch stretch(String id, State state, Integer begun, Integer ended) {
        return new Stretch(
                id,
                id,
                id,
                state,
                begun == null ? null : NOW.minusSeconds(begun),
                ended == null ? null : NOW.minusSeconds(ended),
                Expected.UNKNOWN);
    }
}
