package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.OneMove.CHANGE;
import static io.icebridge.runbook.move.OneMove.SERVER;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Server;
import io.icebridge.cloud.ServerSample;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an owner does to a server in spite of its lock. */
class SinceSavedTest {
    @Test
    void whatALockDoesNotKeepItsOwnerFromIsNotPassedOverEither() {
        OneMove move = OneMove.underNovaNetwork();
        ServerSample old = move.held();
        move.cloud.old(old.groups("default", "web"));
        assertThatThrownBy(() -> new ServerHold(move.crossing()).takeSnapshot(CHANGE, SERVER))
                .hasMessageContaining("its security groups are others");
        move.cloud.old(old.groups("default").fixed("10.0.0.9"));
        assertThatThrownBy(() -> new ServerHold(move.crossing()).takeSnapshot(CHANGE, SERVER))
                .hasMessageContaining("fixed address 10.0.0.9 was added");
    }

    @Test
    void aNewDescriptionIsNotPassedOverWhereNovaTellsIt() {
        OneMove move = OneMove.by("SNAPSHOT");
        move.saved.server.telling(described("old"));
        ServerSample old = move.held();
        move.cloud.old(old.telling(described("new")));
        assertThatThrownBy(() -> new ServerHold(move.crossing()).takeSnapshot(CHANGE, SERVER))
                .hasMessageContaining("its description is another");
    }

    private static Server.Detail described(String text) {
        return new Server.Detail(true, false, "", "", List.of(), text, List.of());
    }
}
