package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.OneMove.CHANGE;
import static io.icebridge.runbook.move.OneMove.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Samples;
import io.icebridge.cloud.ServerSample;
import io.icebridge.journal.Entry.State;
import io.icebridge.runbook.inventory.PrintedRows;
import io.icebridge.runbook.inventory.ServerFacts.Device;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A root volume that goes with its server does not go with the old one. */
class RootVolumeTest {
    private final OneMove move = OneMove.by("VOLUME");

    @BeforeEach
    void aServerWhoseRootVolumeGoesWithIt() {
        move.saved.root("v0");
        move.saved.facts = DefinitionSample.facts(false, "", new Device("v0", "/dev/vda", true, 0));
        move.cloud.old(move.held().onVolume("v0"));
        move.cloud.doomed.add("v0");
    }

    private void free() {
        new ServerHold(move.crossing()).freeVolumes(CHANGE, SERVER);
    }

    private void undo() {
        new MoveUndo(move.crossing()).startOld(CHANGE, SERVER);
    }

    private ServerBuild build() {
        Crossing crossing = move.crossing();
        return new ServerBuild(
                crossing,
                new CarriedGroups(crossing.door(), crossing.cloud(), crossing.file()),
                "",
                new PrintedRows().ofNew(),
                MovingTables.CLOCK);
    }

    @Test
    void whereNovaCannotBeToldASnapshotGuardsIt() {
        free();
        assertThat(move.cloud.still.guards).containsEntry("v0", "icebridge-s1");
        assertThat(move.cloud.still.old.servers.get(0).volumeIds()).containsExactly("v0");
    }

    @Test
    void whereNovaCanBeToldItIsToldAndNothingIsMade() {
        move.cloud.tellsOfTermination = true;
        free();
        assertThat(move.cloud.doomed).isEmpty();
        assertThat(move.cloud.still.guards).isEmpty();
    }

    @Test
    void oneThatStaysWithoutItsServerIsLeftAsItIs() {
        move.saved.facts =
                DefinitionSample.facts(false, "", new Device("v0", "/dev/vda", false, 0));
        free();
        assertThat(move.cloud.still.guards).isEmpty();
        assertThat(move.state(ServerAction.GUARD)).isEmpty();
    }

    @Test
    void theWayBackTakesTheGuardAway() {
        free();
        undo();
        assertThat(move.cloud.still.guards).isEmpty();
    }

    @Test
    void afterTheWayBackItGoesWithItsServerAgain() {
        move.cloud.tellsOfTermination = true;
        free();
        undo();
        assertThat(move.cloud.doomed).containsExactly("v0");
    }

    @Test
    void theGuardGoesOnceTheNewServerIsVerified() {
        free();
        move.cloud.still.old.servers.clear();
        move.cloud.fresh(
                ServerSample.server("n9")
                        .named(SERVER)
                        .onVolume("v0")
                        .metadata(Marker.USUAL, "CHG1:s1"));
        move.cloud.still.volumes.put("v0", Samples.volume("v0", "in-use"));
        move.done(ServerAction.BOOT, new NewServer("n9"));
        build().verify(CHANGE, SERVER);
        assertThat(move.state(ServerAction.COMPARE)).contains(State.DONE);
        assertThat(move.cloud.still.guards).isEmpty();
    }

    @Test
    void aGuardThatCannotBeRemovedIsNamedAndTheServerMayStay() {
        free();
        move.cloud.keepsGuards = true;
        assertThatThrownBy(this::undo)
                .hasMessageContaining("running again")
                .hasMessageContaining("v0s");
        assertThat(move.crossing().halfAcross(CHANGE, SERVER)).isFalse();
        move.cloud.keepsGuards = false;
        undo();
        assertThat(move.cloud.still.guards).isEmpty();
    }

    @Test
    void theOldServerStaysWhereItsGuardIsGoneAndAnotherIsMadeAtTheNextTry() {
        free();
        move.cloud.still.guards.clear();
        assertThatThrownBy(this::deleteFirst)
                .hasMessageContaining("v0s")
                .hasMessageContaining("gone");
        assertThat(move.oldServers()).containsExactly(SERVER);
        free();
        deleteFirst();
        assertThat(move.oldServers()).isEmpty();
    }

    private void deleteFirst() {
        new ServerRelease(move.crossing(), MovingTables.CLOCK).deleteFirst(CHANGE, SERVER);
    }
}
