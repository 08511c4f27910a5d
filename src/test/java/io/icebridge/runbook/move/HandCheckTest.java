package io.icebridge.runbook.move;

import static io.icebridge.runbook.inventory.PrintedRows.row;
import static io.icebridge.runbook.move.OneMove.CHANGE;
import static io.icebridge.runbook.move.OneMove.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.ServerSample;
import io.icebridge.runbook.inventory.PrintedRows;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person's word for a server that he moved is not taken for. */
class HandCheckTest {
    private final OneMove move = OneMove.by("SNAPSHOT");
    private final PrintedRows database = new PrintedRows();

    @Test
    void oneNewServerDoesNotTakeThePlaceOfTwo() {
        Crossing crossing = move.crossing();
        crossing.moves().plan(CHANGE.id(), MoveSample.move("s2", "n1", "SNAPSHOT"));
        crossing.moves().arrived(CHANGE.id(), "s2", "n9");
        move.cloud.fresh(ServerSample.server("n9"));
        HandMove hand = new HandMove(crossing, database.ofNew());
        assertThatThrownBy(() -> hand.check(CHANGE, SERVER, "n9", Optional.of("oscar: as agreed")))
                .hasMessageContaining("s2");
        move.cloud.fresh(ServerSample.server("n8"));
        hand.check(CHANGE, SERVER, "n8", Optional.of("oscar: as agreed"));
        assertThat(crossing.moves().of(CHANGE.id(), SERVER).newId()).isEqualTo("n8");
    }

    @Test
    void hisOwnKeyPairOfThatNameIsNotTheOwners() {
        move.saved.facts = DefinitionSample.facts(false, "ssh-rsa OWNERS");
        HandMove hand = new HandMove(move.crossing(), database.ofNew());
        move.cloud.fresh(ServerSample.server("n9").named(SERVER));
        database.databases.add("nova_icehouse");
        database.instances.add(row("n9", "0", "0", "NULL", "ssh-rsa HIS"));
        assertThatThrownBy(() -> hand.check(CHANGE, SERVER, "n9", Optional.empty()))
                .hasMessageContaining("its public key is another");
        database.instances.set(0, row("n9", "0", "0", "NULL", "ssh-rsa OWNERS"));
        hand.check(CHANGE, SERVER, "n9", Optional.empty());
    }
}
