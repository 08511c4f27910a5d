package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.OwnerFact;
import io.icebridge.runbook.move.OwnerFacts;
import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metadata item by which a new server is known: none of its owner's, and gone at the end. */
class MarkerTest extends OnMovingEngine {
    private static final int SERVERS = 3;
    private static final String CHANGE = "MARKS";

    private final Stubborn faults = new Stubborn();
    private MovingCloud cloud;
    private MovingRun run;

    /** So many times the marker cannot be taken off, and so many answers to boots get lost. */
    private static final class Stubborn implements Faults {
        private volatile int stays;
        private volatile int status;
        private volatile int lost;

        @Override
        public Fault before(String service, String method, String path) {
            return method.equals("DELETE") && path.contains("/metadata/") && stays-- > 0
                    ? Fault.status(status)
                    : Fault.NONE;
        }

        @Override
        public Fault after(String service, String method, String path) {
            return service.equals("nova-icehouse")
                            && method.equals("POST")
                            && path.endsWith("/servers")
                            && lost-- > 0
                    ? Fault.of(Fault.Kind.DROP)
                    : Fault.NONE;
        }
    }

    @AfterEach
    void end() throws Exception {
        cloud.close();
    }

    private Map<String, Map<String, String>> prepare(Consumer<Server> before) throws Exception {
        Shape shape = new Shape(SERVERS, 1, 1, NetworkKind.NEUTRON, 5000, 1, true);
        cloud = new MovingCloud(folder, shape, faults, MovingCloud.usual(), 2);
        cloud.cloud.compute(Side.OLD).servers().forEach(before);
        run = new MovingRun(engine, cloud, CHANGE);
        return metadata(Side.OLD);
    }

    private Map<String, Map<String, String>> metadata(Side side) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        cloud.cloud.compute(side).servers().forEach(s -> all.put(s.name(), s.metadata()));
        return all;
    }

    private void arrive() {
        run.start();
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }

    private void own(Server server, String key) {
        cloud.cloud
                .changing()
                .compute(Side.OLD)
                .setMetadata(server.id(), Map.of(key, "of its own"));
    }

    private List<String> boots() throws Exception {
        JsonNode calls = new ObjectMapper().readTree(cloud.simulated.books().get("calls").toURL());
        return StreamSupport.stream(calls.spliterator(), false)
                .filter(c -> c.path("path").asText().endsWith("/servers"))
                .map(c -> c.path("body").asText())
                .toList();
    }

    private List<OwnerFact> told() {
        OwnerFacts facts = engine.bean(OwnerFacts.class);
        return engine.bean(Moves.class).of(CHANGE).stream()
                .flatMap(m -> facts.lost(new Change(CHANGE), m.serverId()).stream())
                .filter(fact -> fact.fact().contains("metadata"))
                .toList();
    }

    @Test
    void nothingOfItIsLeftOnTheNewServers() throws Exception {
        var before = prepare(server -> {});
        arrive();
        assertThat(metadata(Side.NEW)).isEqualTo(before);
        assertThat(told()).isEmpty();
    }

    @Test
    void aServerThatBearsOneOfAnEarlierMoveKeepsItAndGetsAnother() throws Exception {
        var before =
                prepare(
                        server -> {
                            own(server, "icebridge");
                            own(server, "icebridge-2");
                        });
        faults.lost = 1;
        arrive();
        assertThat(metadata(Side.NEW)).isEqualTo(before);
        assertThat(boots())
                .hasSize(SERVERS)
                .allMatch(body -> body.contains("\"icebridge-3\":\"" + CHANGE + ":"));
    }

    @Test
    void whatPassesByItselfIsTriedAgain() throws Exception {
        var before = prepare(server -> {});
        faults.status = 409;
        faults.stays = 2;
        arrive();
        assertThat(metadata(Side.NEW)).isEqualTo(before);
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 409, 500})
    void oneThatCannotBeTakenOffIsToldAndFailsNoMove(int status) throws Exception {
        prepare(server -> {});
        faults.status = status;
        faults.stays = 1000;
        arrive();
        assertThat(metadata(Side.NEW).values()).allMatch(m -> m.containsKey("icebridge"));
        assertThat(told())
                .hasSize(SERVERS)
                .allMatch(fact -> fact.fact().contains("icebridge"))
                .allMatch(fact -> fact.told().contains(String.valueOf(status)));
    }
}
