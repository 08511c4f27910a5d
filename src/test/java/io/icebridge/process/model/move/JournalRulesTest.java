package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.journal.Entry.State;
import io.icebridge.journal.JournalLines.Line;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every rule finds the journal that breaks it, and nothing in one that keeps all. */
class JournalRulesTest {
    private static final Duration LIFE = Duration.ofSeconds(120);

    private final List<Line> journal = new ArrayList<>();
    private Instant now = Instant.parse("2014-06-01T22:00:00Z");

    @Test
    void aWholeMoveIsAllowed() {
        held();
        done("bootServer/boot");
        done("verifyServer/compare");
        done("deleteServer/delete");
        assertThat(broken()).isEmpty();
    }

    @Test
    void anUndoOfWhatIsKnownIsAllowedAndSoIsTheMoveAfterIt() {
        held();
        Line boot = begun("bootServer/boot", 1);
        now = now.plus(LIFE);
        journal.add(boot.ended(State.FAILED, "it had no effect", now));
        done("returnAddresses/bind");
        done("startOldServer/start");
        journal.add(boot.ended(State.ANEW, "the move was undone", now));
        begun("bootServer/boot", 2);
        assertThat(broken()).isEmpty();
    }

    @Test
    void theOldServerGoesOnlyBehindTheVerifiedNewOne() {
        held();
        done("bootServer/boot");
        done("deleteServer/delete");
        assertThat(broken()).singleElement().asString().contains("not verified");
    }

    @Test
    void theOldServerGoesFirstOnlyWithItsDiskProven() {
        done("takeSnapshot/snapshot");
        begun("deleteServerFirst/delete", 1);
        assertThat(broken()).singleElement().asString().contains("not proven");
    }

    @Test
    void theOldServerGoesFirstOnlyWithItsRootVolumeGuarded() {
        begun("freeVolumes/guard", 1);
        begun("deleteServerFirst/delete", 1);
        assertThat(broken()).singleElement().asString().contains("not guarded");
    }

    @Test
    void theNewServerIsNotBootedWhileTheOldOneThatGoesFirstMayBeThere() {
        begun("deleteServerFirst/delete", 1);
        begun("bootServer/boot", 1);
        assertThat(broken()).singleElement().asString().contains("not gone");
    }

    @Test
    void nothingOfUnknownOutcomeIsRepeatedBlind() {
        begun("bootServer/boot", 1);
        now = now.plus(LIFE);
        begun("bootServer/boot", 1);
        assertThat(broken()).singleElement().asString().contains("repeated");
    }

    @Test
    void nothingIsSaidOfWhatMayStillCome() {
        Line boot = begun("bootServer/boot", 1);
        now = now.plus(LIFE).minusMillis(1);
        journal.add(boot.ended(State.FAILED, "it had no effect: looked for", now));
        assertThat(broken()).singleElement().asString().contains("live no longer");
    }

    @Test
    void nothingIsUndoneWhileADeletionIsUnknown() {
        held();
        done("verifyServer/compare");
        begun("deleteServer/delete", 1);
        now = now.plus(LIFE);
        begun("removeNewServer/delete", 1);
        assertThat(broken()).singleElement().asString().contains("opposite");
    }

    @Test
    void nothingIsUndoneWhileTheWayThereMayStillHaveItsEffect() {
        begun("bootServer/boot", 1);
        begun("returnAddresses/bind", 1);
        assertThat(broken()).singleElement().asString().contains("opposite");
    }

    @Test
    void nothingIsMovedWhileTheWayBackMayStillHaveItsEffect() {
        begun("startOldServer/start", 1);
        begun("stopServer/stop", 1);
        assertThat(broken()).singleElement().asString().contains("opposite");
    }

    @Test
    void nothingIsUndoneBehindTheDeletion() {
        held();
        done("verifyServer/compare");
        done("deleteServer/delete");
        begun("startOldServer/start", 1);
        assertThat(broken()).singleElement().asString().contains("undoes");
    }

    @Test
    void whatIsDoneIsNotBegunAgain() {
        done("stopServer/stop");
        begun("stopServer/stop", 2);
        assertThat(broken()).singleElement().asString().contains("was done");
    }

    @Test
    void nothingEndsThatWasNotBegun() {
        journal.add(begun("stopServer/stop", 1).ended(State.DONE, "", now));
        journal.remove(0);
        assertThat(broken()).singleElement().asString().contains("without having begun");
    }

    private void held() {
        done("stopServer/stop");
        done("takeSnapshot/snapshot");
        done("proveSnapshot/prove");
        done("holdAddresses/park");
    }

    private void done(String kind) {
        journal.add(begun(kind, 1).ended(State.DONE, "", now));
    }

    private Line begun(String kind, int attempt) {
        now = now.plusSeconds(1);
        String[] named = kind.split("/");
        Key key = new Key(named[0], Subject.server("s"), Place.region("RegionOne"), named[1]);
        Line line = Line.begun(key, attempt, now);
        journal.add(line);
        return line;
    }

    private List<String> broken() {
        return JournalRules.broken(LIFE, journal);
    }
}
