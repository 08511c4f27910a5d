package io.icebridge.runbook.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final Change CHANGE = new Change("CHG-1");
    private static final Subject SERVER = Subject.server("11aa");
    private static final Subject SERVICE = Subject.service("glance");

    private final Journal journal = TestDoor.journal();
    private final Standstill standstill = new Standstill(journal);

    @Test
    void whatWasNeverStoppedDoesNotStandStill() {
        done("backUpService", SERVICE, "dump");
        assertThat(still(SERVICE)).isFalse();
        assertThat(still(SERVER)).isFalse();
        assertThat(still(Subject.node("cmp-1"))).isFalse();
    }

    @Test
    void aServiceStandsStillUntilAllThatIsTestedPasses() {
        done("stopService", SERVICE, "stop");
        assertThat(still(SERVICE)).isTrue();
        done("startService", SERVICE, "start");
        assertThat(still(SERVICE)).as("started is not tested").isTrue();
        done("testService", SERVICE, "api");
        inVain("testService", SERVICE, "version");
        assertThat(still(SERVICE)).as("one of two looks failed").isTrue();
        done("testService", SERVICE, "version");
        assertThat(still(SERVICE)).isFalse();
    }

    @Test
    void aFormerTestDoesNotSpeakForAServiceThatIsStoppedAnew() {
        done("stopService", SERVICE, "stop");
        done("testService", SERVICE, "api");
        done("stopService", SERVICE, "stop");
        assertThat(still(SERVICE)).isTrue();
        done("testRestoredService", SERVICE, "api");
        assertThat(still(SERVICE)).as("the former version serves again").isFalse();
    }

    @Test
    void itStandsStillSinceItWasFirstStoppedAndHasNotServedAgain() {
        done("stopService", SERVICE, "stop");
        Instant first = since(SERVICE);
        done("stopService", SERVICE, "stop on another host");
        assertThat(since(SERVICE)).isEqualTo(first);
        done("testRestoredService", SERVICE, "api");
        done("stopService", SERVICE, "stop anew");
        assertThat(since(SERVICE)).isAfter(first);
    }

    @Test
    void aServerStandsStillWhileItIsNotKnownWhetherItWasStopped() {
        begun("stopServer", SERVER, "stop");
        assertThat(still(SERVER)).isTrue();
    }

    @Test
    void aServerStandsStillUntilTheNewOneIsVerifiedOrTheOldOneIsBack() {
        done("stopServer", SERVER, "stop");
        inVain("verifyServer", SERVER, "compare");
        assertThat(still(SERVER)).isTrue();
        done("startOldServer", SERVER, "start");
        assertThat(still(SERVER)).as("started is not compared").isTrue();
        done("startOldServer", SERVER, "compare");
        assertThat(still(SERVER)).isFalse();
    }

    @Test
    void aStopThatSurelyHadNoEffectStopsNothing() {
        inVain("stopServer", SERVER, "stop");
        assertThat(still(SERVER)).isFalse();
    }

    private boolean still(Subject subject) {
        return standstill.of(CHANGE.id(), subject);
    }

    private Instant since(Subject subject) {
        return standstill.since(CHANGE.id(), subject).orElseThrow();
    }

    private static Action action(String step, Subject subject, String part) {
        return Action.look(new Key(step, subject, Place.HERE, part), part);
    }

    private void begun(String step, Subject subject, String part) {
        journal.begun(CHANGE, action(step, subject, part));
    }

    private void done(String step, Subject subject, String part) {
        journal.looked(CHANGE, action(step, subject, part), new Said("so"));
    }

    private void inVain(String step, Subject subject, String part) {
        journal.lookedInVain(CHANGE, action(step, subject, part), "not so");
    }
}
