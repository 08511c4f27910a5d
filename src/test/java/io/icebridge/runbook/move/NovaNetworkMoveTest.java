package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.OneMove.CHANGE;
import static io.icebridge.runbook.move.OneMove.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.SecurityGroup;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.StillRegion;
import io.icebridge.journal.NotNow;
import io.icebridge.runbook.inventory.PrintedRows;
import java.util.stream.Stream;
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

    @Test
    void anAddressThatAnotherProjectGotMeanwhileIsNotTakenFromIt() {
        hold().holdAddresses(CHANGE, SERVER);
        boot();
        move.cloud.oldPool.holders.put(FLOATING, "another");
        assertThatThrownBy(() -> build().restore(CHANGE, SERVER))
                .hasMessageContaining(FLOATING)
                .hasMessageContaining("another");
        assertThat(move.cloud.oldPool.holders).containsEntry(FLOATING, "another");
    }

    @Test
    void oneThatCannotBeGivenBackKeepsNothingElseFromBeingGivenBack() {
        move.saved.floating("192.0.2.8");
        move.cloud.oldPool.holders.put("192.0.2.8", "p");
        hold().holdAddresses(CHANGE, SERVER);
        move.cloud.oldPool.holders.put(FLOATING, "another");
        MoveUndo undo = new MoveUndo(move.crossing());
        undo.removeNew(CHANGE, SERVER);
        undo.returnAddresses(CHANGE, SERVER);
        assertThat(move.cloud.still.old.servers.get(0).hasAddress("192.0.2.8")).isTrue();
        assertThatThrownBy(() -> undo.startOld(CHANGE, SERVER))
                .hasMessageContaining("running again")
                .hasMessageContaining(FLOATING);
        assertThat(move.cloud.oldPool.holders).containsEntry(FLOATING, "another");
    }

    private static SecurityGroup group(Integer... ports) {
        return new SecurityGroup(
                "default",
                "",
                "p",
                Stream.of(ports)
                        .map(port -> new SecurityGroup.Rule("tcp", port, port, "0.0.0.0/0", ""))
                        .toList());
    }

    @Test
    void aGroupThatItsOwnerChangedSinceItWasCopiedIsSeenBeforeTheServerIsTouched() {
        OneMove running = OneMove.underNovaNetwork();
        running.cloud.old(ServerSample.server(SERVER));
        running.cloud.oldPool.groups.add(group(22, 443));
        running.cloud.freshPool.groups.add(group(22));
        ServerHold stopping = new ServerHold(running.crossing());
        assertThatThrownBy(() -> stopping.stop(CHANGE, SERVER)).hasMessageContaining("default");
        assertThat(running.cloud.locked).isEmpty();
        running.cloud.freshPool.groups.set(0, group(443, 22));
        stopping.stop(CHANGE, SERVER);
        assertThat(running.cloud.locked).containsExactly(SERVER);
    }

    /** The old region goes on giving addresses to what owners boot there. */
    @Test
    void theAddressOfAServerThatHasMovedIsNobodyElsesInTheOldRegion() {
        boot();
        move.cloud.still.old.servers.clear();
        new ServerRelease(move.crossing(), MovingTables.CLOCK).checkAddresses(CHANGE, SERVER);
        assertThat(move.cloud.oldPool.reserved).containsExactly(FIXED);
    }
}
