package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.cloudfile.UserData;
import io.icebridge.journal.Change;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.inventory.PrintedRows;
import io.icebridge.runbook.inventory.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which way each server goes, by the rules, the cloud file, and the word of a person. */
class MovePlanTest {
    private static final String CHANGE = "CHG1";

    private final StillCloud cloud = new StillCloud();
    private final PrintedRows database = new PrintedRows();
    private final MovingTables tables = new MovingTables();
    private final List<Choice> choices = new ArrayList<>();

    @BeforeEach
    void aFlavorInBothRegions() {
        cloud.old.flavor("1", 512, 1, 10);
        cloud.fresh.flavor("1", 512, 1, 10);
    }

    private CloudFile file() {
        return TestCloudFile.moving(new Moving(false, false, "admin", 7, 1, choices));
    }

    private MovePlan plan() {
        return new MovePlan(
                cloud.port(),
                file(),
                database.reader(),
                new MethodTable(),
                tables.moves,
                tables.ways,
                tables.nodes,
                tables.journal(),
                MovingTables.CLOCK);
    }

    private Move planned() {
        plan().refreshBeside(CHANGE);
        return tables.moves.of(CHANGE, "s1");
    }

    private void server(ServerSample sample) {
        cloud.old.servers.removeIf(s -> s.id().equals("s1"));
        cloud.old.servers.add(sample.get());
    }

    private static ServerSample s1() {
        return ServerSample.server("s1");
    }

    private void ordinary() {
        server(s1());
        database.plain("s1");
    }

    private void locked() {
        server(s1());
        database.locked("s1");
    }

    private void nowUndeletable() {
        database.instances.clear();
        database.shut("s1");
    }

    private void nowPlain() {
        database.instances.clear();
        database.plain("s1");
    }

    private void choice(String method, UserData userData, String reason) {
        choices.add(new Choice("", "s*", "", "", "", method, userData, reason));
    }

    /** Oscar chooses, and answers for all that is planned against the server. */
    private void chosen(String method) {
        List<Reason> shown = tables.moves.of(CHANGE, "s1").reasons();
        tables.ways.add(
                CHANGE, new Way("s1", method, shown, "oscar", "as agreed", MovingTables.NOW));
    }

    private static List<String> codes(Move move) {
        return move.reasons().stream().map(Reason::code).toList();
    }

    @Test
    void anOrdinaryServerGoesByASnapshotAndOneWithARootVolumeByThat() {
        ordinary();
        assertThat(planned().method()).isEqualTo("SNAPSHOT");
        server(s1().onVolume("v"));
        assertThat(planned().method()).isEqualTo("VOLUME");
    }

    @Test
    void aRefusedServerIsPlannedWithEveryReason() {
        server(s1().metadata("metering.stack", "x").zone("rack-2"));
        database.locked("s1");
        Move move = planned();
        assertThat(move.method()).isEqualTo("REFUSED");
        assertThat(codes(move)).containsExactly("locked", "stack", "zone");
        assertThat(move.told())
                .startsWith("It cannot be rebuilt as it was; a named person decides. Reasons: 1. ")
                .contains("locked it: do not touch (ask its owner", "; 2. it belongs", "; 3. ");
    }

    @Test
    void whatOnlyTheNewRegionTellsIsNoReasonBeforeItIsThere() {
        server(s1().zone("rack-2"));
        database.plain("s1");
        plan().refresh(CHANGE);
        assertThat(tables.moves.of(CHANGE, "s1").method()).isEqualTo("SNAPSHOT");
        assertThat(planned().method()).isEqualTo("REFUSED");
    }

    @Test
    void theFirstChoiceOfTheCloudFileThatFitsCountsWithItsReasonAndUserData() {
        ordinary();
        choices.add(new Choice("", "db*", "", "", "", "by-hand", UserData.NONE, "no"));
        choice("wait", UserData.NEUTRAL, "its owner rebuilds it");
        choice("snapshot", UserData.NONE, "too late");
        Move move = planned();
        assertThat(move.method()).isEqualTo("WAIT");
        assertThat(move.why()).isEqualTo("its owner rebuilds it");
        assertThat(move.userData()).isEqualTo(UserData.NEUTRAL);
    }

    @Test
    void aChoiceForAProjectIsKnownByItsName() {
        ordinary();
        cloud.projects.add(new io.icebridge.cloud.Project("p", "shop", true));
        choices.add(new Choice("shop", "", "", "", "", "by-hand", UserData.SAME, ""));
        assertThat(planned().method()).isEqualTo("BY_HAND");
    }

    @Test
    void whatTheCloudFileChoosesDoesNotOverrideAReason() {
        locked();
        choice("snapshot", UserData.SAME, "as usual");
        assertThat(planned().method()).isEqualTo("REFUSED");
        assertThat(planned().why()).doesNotContain("as usual");
    }

    @Test
    void aServerThatWaitsNeedsNobodysWordAndKeepsItsReasons() {
        locked();
        choice("wait", UserData.SAME, "its owner rebuilds it");
        assertThat(planned().method()).isEqualTo("WAIT");
        assertThat(codes(planned())).containsExactly("locked");
    }

    @Test
    void aPersonSendsARefusedServerOnItsWayWithTheReasonsThatHeNamed() {
        locked();
        planned();
        chosen("SNAPSHOT");
        Move move = planned();
        assertThat(move.method()).isEqualTo("SNAPSHOT");
        assertThat(move.why()).isEqualTo("oscar chose SNAPSHOT: as agreed (answering for locked)");
        assertThat(codes(move)).containsExactly("locked");
    }

    @Test
    void aReasonThatIsFoundLaterIsNoPartOfHisWord() {
        locked();
        planned();
        chosen("SNAPSHOT");
        nowUndeletable();
        Move move = planned();
        assertThat(move.method()).isEqualTo("REFUSED");
        assertThat(codes(move)).containsExactly("disable-terminate", "locked");
        assertThat(move.why())
                .contains("Before, oscar chose SNAPSHOT: as agreed (answering for locked)")
                .contains("; new since then: its owner has forbidden its deletion");
    }

    @Test
    void whoeverAnswersForTheNewOneAsWellSendsItOn() {
        locked();
        planned();
        chosen("SNAPSHOT");
        nowUndeletable();
        planned();
        chosen("SNAPSHOT");
        assertThat(planned().method()).isEqualTo("SNAPSHOT");
    }

    @Test
    void aReasonThatIsGoneChangesNothingOfHisWord() {
        locked();
        planned();
        chosen("SNAPSHOT");
        nowPlain();
        assertThat(planned().method()).isEqualTo("SNAPSHOT");
        assertThat(planned().reasons()).isEmpty();
    }

    @Test
    void theNewestWordCounts() {
        locked();
        planned();
        chosen("SNAPSHOT");
        chosen("WAIT");
        assertThat(planned().method()).isEqualTo("WAIT");
        assertThat(planned().why()).startsWith("oscar chose WAIT");
    }

    @Test
    void hisWordDoesNotReachWhatTheRulesForbidByNow() {
        ordinary();
        planned();
        chosen("SNAPSHOT");
        server(s1().status("PAUSED"));
        Move move = planned();
        assertThat(move.method()).isEqualTo("BY_HAND");
        assertThat(move.why()).endsWith("Before, oscar chose SNAPSHOT: as agreed.");
    }

    @Test
    void anImageThatIsGoneStopsWhoeverIsToBeDeployedFromIt() {
        ordinary();
        planned();
        chosen("REDEPLOY");
        assertThat(planned().method()).isEqualTo("REFUSED");
        assertThat(codes(planned())).containsExactly("image");
    }

    /** As the steps leave it that lock a server and stop it. */
    private void begun() {
        tables.done(CHANGE, "s1", ServerAction.LOCK, file(), new Said("done"));
        database.instances.clear();
        database.locked("s1");
        server(s1().status("SHUTOFF").busy("image_uploading"));
    }

    @Test
    void ourOwnLockAndTaskAreNoReasonAgainstAServerThatHasBegunToMove() {
        ordinary();
        planned();
        begun();
        assertThat(planned().method()).isEqualTo("SNAPSHOT");
        plan().again(CHANGE, "s1");
        assertThat(tables.moves.of(CHANGE, "s1").method()).isEqualTo("SNAPSHOT");
    }

    @Test
    void afterItsMoveWasUndoneItIsLookedAtLikeAnyOther() {
        ordinary();
        planned();
        begun();
        tables.journal()
                .anew(
                        new Change(CHANGE),
                        ServerAction.LOCK.key(file(), "stopServer", Subject.server("s1"), ""),
                        "the move was undone");
        assertThat(codes(planned())).containsExactly("busy", "locked");
    }

    @Test
    void aServerThatASlotHasTakenStaysAsItWasPlanned() {
        ordinary();
        planned();
        tables.moves.state(CHANGE, "s1", Move.State.CLAIMED);
        nowUndeletable();
        assertThat(planned().method()).isEqualTo("SNAPSHOT");
        assertThat(planned().reasons()).isEmpty();
    }

    @Test
    void aServerThatIsTriedAgainIsLookedAtAnewThoughItIsAside() {
        locked();
        planned();
        tables.moves.state(CHANGE, "s1", Move.State.ASIDE);
        nowPlain();
        assertThat(planned().method()).isEqualTo("REFUSED");
        plan().again(CHANGE, "s1");
        assertThat(tables.moves.of(CHANGE, "s1").method()).isEqualTo("SNAPSHOT");
    }

    @Test
    void aServerThatIsGoneStaysAsItWasPlanned() {
        locked();
        planned();
        cloud.old.servers.clear();
        plan().again(CHANGE, "s1");
        assertThat(tables.moves.of(CHANGE, "s1").method()).isEqualTo("REFUSED");
    }

    @Test
    void everyNodeIsPlannedAlsoOneThatIsEmptyOrNotListed() {
        server(s1().on("unlisted"));
        database.plain("s1");
        cloud.old.hypervisor("empty", 8192, 0);
        planned();
        assertThat(tables.nodes.of(CHANGE))
                .extracting(Nodes.Node::name)
                .containsExactly("empty", "unlisted");
    }

    @Test
    void onlyServersThatGoByThemselvesNeedRoom() {
        locked();
        plan().refreshBeside(CHANGE);
        assertThat(plan().room(plan().refreshBeside(CHANGE), CHANGE)).isEmpty();
        nowPlain();
        assertThat(plan().room(plan().refreshBeside(CHANGE), CHANGE))
                .extracting("code")
                .contains("capacity-ram");
        tables.moves.state(CHANGE, "s1", Move.State.MOVED);
        assertThat(plan().room(plan().refreshBeside(CHANGE), CHANGE)).isEmpty();
    }
}
