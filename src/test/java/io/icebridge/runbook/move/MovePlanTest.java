package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.UserData;
import io.icebridge.journal.Change;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import org.junit.jupiter.api.Test;

/** Which way each server goes, by the rules, the cloud file, and the word of a person. */
class MovePlanTest extends PlannedServers {
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
    void whatAServerLosesOnItsWayMakesItsMoveNoShorter() {
        server(s1().with("v1"));
        database.plain("s1");
        int before = planned().length();
        tables.done(CHANGE, "s1", ServerAction.LOCK, file(), new Said("done"));
        server(s1());
        assertThat(planned().length()).isEqualTo(before);
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
