package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Samples;
import io.icebridge.cloud.ServerSample;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Owners go on booting servers after the plan was made. */
class NewcomersTest extends PlannedServers {
    private Newcomers newcomers() {
        return new Newcomers(cloud.port(), plan(), tables.moves, tables.nodes);
    }

    private Move move(String server) {
        return tables.moves.of(CHANGE, server);
    }

    private void boots(String server, String node) {
        cloud.old.servers.add(ServerSample.server(server).on(node).get());
        cloud.ports.add(Samples.port("port-" + server, "a", server));
        database.plain(server);
    }

    @Test
    void aServerThatWasBootedSinceIsPlannedByTheSameRules() {
        ordinary();
        plan().refreshBeside(CHANGE);
        boots("s2", "n7");
        newcomers().find(CHANGE);
        assertThat(move("s2").method()).isEqualTo("SNAPSHOT");
        assertThat(move("s2").state()).isEqualTo(Move.State.PLANNED);
        assertThat(tables.nodes.of(CHANGE)).extracting(Nodes.Node::name).contains("n7");
    }

    @Test
    void onlyTheNodesThatAreLookedAtTellOfNewcomers() {
        boots("s2", "n7");
        boots("s3", "n8");
        newcomers().findOn(CHANGE, List.of("n8"));
        assertThat(tables.moves.of(CHANGE)).extracting(Move::serverId).containsExactly("s3");
    }

    @Test
    void aServerThatHasGoneToAnotherNodeIsMovedFromThere() {
        ordinary();
        plan().refreshBeside(CHANGE);
        server(s1().on("n7"));
        newcomers().find(CHANGE);
        assertThat(move("s1").node()).isEqualTo("n7");
    }

    @Test
    void whatIsOverStaysAsItIs() {
        ordinary();
        plan().refreshBeside(CHANGE);
        String node = move("s1").node();
        tables.moves.state(CHANGE, "s1", Move.State.LEFT);
        server(s1().on("n7"));
        newcomers().find(CHANGE);
        assertThat(move("s1").node()).isEqualTo(node);
        assertThat(move("s1").state()).isEqualTo(Move.State.LEFT);
    }

    @Test
    void aServerOnNoNodeIsInNoWaveAndSaidToBeSo() {
        ordinary();
        plan().refreshBeside(CHANGE);
        boots("s2", "");
        newcomers().find(CHANGE);
        assertThat(tables.moves.onNoNode(CHANGE)).extracting(Move::serverId).containsExactly("s2");
        assertThat(tables.nodes.of(CHANGE)).extracting(Nodes.Node::name).doesNotContain("");
    }
}
