package io.icebridge.audit.told;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Entry.State;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GaveTest {
    private static final Instant NOW = Instant.parse("2014-05-01T12:00:00Z");

    @Test
    void aCommandThatEndedWellGaveItsOutput() {
        assertThat(gave(State.DONE, "{\"seconds\":3,\"output\":\"Stopping\\n[ OK ]\"}", ""))
                .isEqualTo(new Gave(0, "Stopping\n[ OK ]"));
    }

    @Test
    void aCommandThatFailedGaveItsExitAndWhatItWroteWithoutTheCommandItself() {
        assertThat(gave(State.FAILED, "", "a command on c1 ended with 3\nyum upgrade\nNo room"))
                .isEqualTo(new Gave(3, "No room"));
    }

    @Test
    void anyOtherFailureIsToldAsItWasWritten() {
        assertThat(gave(State.FAILED, "", "the image is gone\nGET images/1: 404"))
                .isEqualTo(new Gave(null, "the image is gone\nGET images/1: 404"));
    }

    @Test
    void oneTextStandsAloneAndSeveralValuesWithTheirNames() {
        assertThat(gave(State.DONE, "{\"text\":\"all stopped\"}", "").text())
                .isEqualTo("all stopped");
        assertThat(gave(State.DONE, "{\"text\":\"done\"}", "").text()).isEmpty();
        assertThat(
                        gave(
                                        State.DONE,
                                        "{\"imageId\":\"i1\",\"bytes\":5,\"files\":[{\"path\":\"/a\"}]}",
                                        "")
                                .text())
                .isEqualTo("imageId: i1\nbytes: 5\nfiles path: /a");
    }

    @Test
    void whatAPersonDidByHandGaveHisWord() {
        Entry entry = entry(State.BY_HAND, "{\"by\":\"operator\",\"comment\":\"typed\"}", "");
        assertThat(Gave.of(entry)).isEqualTo(new Gave(null, "typed"));
        assertThat(Attempt.of(entry).by()).isEqualTo("operator");
    }

    @Test
    void whatWasDoneAnewGaveWhatItGaveAndSaysWhy() {
        assertThat(gave(State.DONE, "{\"imageId\":\"i2\"}", "the first image is gone").text())
                .isEqualTo("imageId: i2\nonce more, since the first image is gone");
        assertThat(gave(State.ANEW, "{\"imageId\":\"i1\"}", "the first image is gone").text())
                .isEqualTo("the first image is gone");
    }

    @Test
    void whatHasNotEndedGaveNothing() {
        assertThat(gave(State.BEGUN, "", "").text()).isEmpty();
    }

    private static Gave gave(State state, String result, String why) {
        return Gave.of(entry(state, result, why));
    }

    private static Entry entry(State state, String result, String why) {
        return new Entry(
                1,
                new Change("CHG-1"),
                new Key("stopService", Subject.service("glance"), Place.host("c1"), "stop"),
                1,
                state,
                "yum upgrade",
                NOW,
                NOW,
                result,
                why);
    }
}
