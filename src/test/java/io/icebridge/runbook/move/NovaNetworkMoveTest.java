package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.OneMove.CHANGE;
import static io.icebridge.runbook.move.OneMove.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.StillRegion;
import io.icebridge.journal.NotNow;
import io.icebridge.runbook.inventory.PrintedRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The addresses of a server whose network is Nova's own: held, carried over and given back. */
class NovaNetworkMoveTest {
    private static final String FLOATING = "192.0.2.7";
    private static final String FIXED = "10.0.0.4";

    private final OneMove move = OneMove.underNovaNetwork();

    @BeforeEach
    void aServerWithBothAddresses() {
        move.saved.nics.add(Nic.onNetwork("net", FIXED));
        move.saved.floating(FLOATING);
        move.cloud.oldPool.holders.put(FLOATING, "p");
        move.cloud.freshPool.reserved.add(FIXED);
        move.cloud.old(move.held().floating(FLOATING));
        move.done(ServerAction.SNAPSHOT, new Snapshot("i9"));
    }

    private ServerHold hold() {
        return new ServerHold(move.crossing());
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

    private void boot() {
        build().boot(CHANGE, SERVER);
    }

    private void bootUnheard() {
        move.cloud.deaf = true;
        assertThatThrownBy(this::boot).isInstanceOf(CloudFailure.class);
        move.cloud.deaf = false;
    }

    private static boolean hasIt(StillRegion region) {
        return region.servers.get(0).hasAddress(FLOATING);
    }

    @Test
    void theFloatingAddressIsTakenOffTheOldServer() {
        hold().holdAddresses(CHANGE, SERVER);
        assertThat(hasIt(move.cloud.still.old)).isFalse();
    }

    @Test
    void oneThatSomebodyTookOffIsNotTakenOff() {
        move.cloud.old(ServerSample.server(SERVER).status("SHUTOFF"));
        hold().holdAddresses(CHANGE, SERVER);
        assertThat(move.passage().settled(ServerAction.UNASSIGN, FLOATING)).isTrue();
    }

    @Test
    void theFixedAddressIsOpenedForTheBootAndNotAfterIt() {
        boot();
        assertThat(move.cloud.freshPool.reserved).isEmpty();
        move.cloud.freshPool.reserved.add(FIXED);
        boot();
        assertThat(move.cloud.freshPool.reserved).containsExactly(FIXED);
        assertThat(move.cloud.boots).hasSize(1);
    }

    @Test
    void forABootThatIsFoundTheFixedAddressIsNotOpened() {
        bootUnheard();
        move.cloud.freshPool.reserved.add(FIXED);
        boot();
        assertThat(move.cloud.freshPool.reserved).containsExactly(FIXED);
    }

    @Test
    void forABootThatNeverCameTheFixedAddressIsOpenedAgain() {
        bootUnheard();
        move.cloud.still.fresh.servers.clear();
        move.cloud.freshPool.reserved.add(FIXED);
        assertThatThrownBy(this::boot).isInstanceOf(NotNow.class);
        move.later();
        boot();
        assertThat(move.cloud.freshPool.reserved).isEmpty();
        assertThat(move.cloud.boots).hasSize(2);
    }

    private void carriedOver() {
        hold().holdAddresses(CHANGE, SERVER);
        boot();
        build().restore(CHANGE, SERVER);
    }

    @Test
    void theFloatingAddressIsTheNewServersAndInOnePoolAlone() {
        carriedOver();
        assertThat(hasIt(move.cloud.still.fresh)).isTrue();
        assertThat(move.cloud.freshPool.holders).containsEntry(FLOATING, "p");
        assertThat(move.cloud.oldPool.holders).isEmpty();
    }

    @Test
    void theWayBackGivesBothAddressesBack() {
        carriedOver();
        MoveUndo undo = new MoveUndo(move.crossing());
        undo.removeNew(CHANGE, SERVER);
        undo.returnAddresses(CHANGE, SERVER);
        assertThat(hasIt(move.cloud.still.old)).isTrue();
        assertThat(move.cloud.oldPool.holders).containsEntry(FLOATING, "p");
        assertThat(move.cloud.freshPool.holders).isEmpty();
        assertThat(move.cloud.freshPool.reserved).containsExactly(FIXED);
    }
}
