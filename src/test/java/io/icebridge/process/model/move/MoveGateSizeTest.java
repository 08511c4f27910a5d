package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Approvals;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.approval.EvidenceSources;
import io.icebridge.approval.Slice;
import io.icebridge.approval.Slices;
import io.icebridge.approval.Slicing;
import io.icebridge.approval.Terms;
import io.icebridge.approval.TestRecords;
import io.icebridge.approval.Warranted;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.cloudfile.UserData;
import io.icebridge.journal.Barred;
import io.icebridge.journal.Change;
import io.icebridge.runbook.inventory.Reason;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MoveSteps;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Nodes;
import io.icebridge.runbook.profile.Profiles;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate of very many servers, and one of them that has changed since. */
class MoveGateSizeTest {
    private static final Change CHANGE = new Change("BIG");
    private static final int SERVERS = Integer.getInteger("icebridge.gate.servers", 10_000);
    private static final int NODES = 200;
    private static final int MEGABYTE = 1 << 20;

    private final CloudFile file = TestCloudFile.with("ctl1", List.of("identity"));
    private Moves moves;
    private Warranted warranted;
    private MoveSlices slices;
    private EvidenceSources sources;
    private Approvals approvals;

    @BeforeEach
    void manyServers() {
        DataSource source =
                JdbcConnectionPool.create(
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure().dataSource(source).load().migrate();
        moves = new Moves(source);
        Nodes nodes = new Nodes(source);
        IntStream.range(0, NODES).forEach(n -> nodes.plan(CHANGE.id(), "node-" + n));
        IntStream.range(0, SERVERS).forEach(n -> moves.plan(CHANGE.id(), move(n)));
        Slices kept = new Slices(source);
        warranted = new Warranted(source, kept, () -> List.of((Slicing) slices), Clock.systemUTC());
        MoveSteps steps = new MoveSteps(file, Profiles.load(file.profile()).fill());
        slices = new MoveSlices(moves, nodes, steps, warranted);
        sources =
                new EvidenceSources(
                        List.of(nothing()),
                        List.of(slices),
                        kept,
                        TestRecords.circumstances(source));
        approvals = new Approvals(source, warranted, Clock.systemUTC());
    }

    private static Move move(int number) {
        return new Move(
                new UUID(0, number).toString(),
                "server-" + number,
                "project-" + number % 100,
                "node-" + number % NODES,
                "1",
                List.of("SNAPSHOT", "VOLUME", "REDEPLOY").get(number % 3),
                "as the rules say",
                number % 500 == 0
                        ? List.of(new Reason("locked", "its owner has locked it", "ask him"))
                        : List.of(),
                UserData.SAME,
                0,
                Move.State.PLANNED,
                null,
                null,
                null);
    }

    private static EvidenceSource nothing() {
        return new EvidenceSource() {
            @Override
            public boolean serves(String gate) {
                return true;
            }

            @Override
            public Evidence collect(String change, String gate, String subject) {
                return new Evidence("", "", List.of(), List.of(), List.of());
            }
        };
    }

    private Evidence collected() {
        return sources.collect(CHANGE.id(), MoveSlices.GATE, "");
    }

    private void approve(Evidence shown) {
        Approval.Gate gate = new Approval.Gate(CHANGE.id(), MoveSlices.GATE, "");
        approvals.add(
                new Approval(
                        gate,
                        shown.digest(),
                        shown.json(),
                        "approve",
                        "",
                        "ada",
                        Clock.systemUTC().instant(),
                        "bob",
                        ""));
        approvals.open(gate, shown, Terms.ONE_FOR_EVER);
    }

    @Test
    void equalServersHaveOneContentAndAllOfTheGateIsAFewMegabytes() {
        Timed timed = new Timed();
        Evidence shown = timed.of("collect", this::collected);
        String json = timed.of("json and digest", () -> shown.digest() + shown.json());
        timed.of(
                "approve",
                () -> {
                    approve(shown);
                    return "";
                });
        timed.of("stands", () -> warranted.stands(CHANGE.id(), shown.slices(), Set.of("bob")));
        List<Slice> all = slices.slices(CHANGE, "");
        Slice one = all.get(all.size() - 1);
        timed.of(
                "a thousand warrants",
                () -> {
                    IntStream.range(0, 1000)
                            .forEach(
                                    n ->
                                            warranted.require(
                                                    CHANGE, one.steps().get(1).actions().get(0)));
                    return "";
                });
        System.out.printf(
                "%d servers: %d slices, %d bytes of evidence; seconds: %s%n",
                SERVERS, all.size(), json.length(), timed);
        assertThat(all).hasSize(1 + NODES + SERVERS);
        assertThat(all.stream().skip(1 + NODES).map(Slice::digest).distinct()).hasSize(6);
        assertThat(json.length()).isLessThan(3 * MEGABYTE);
    }

    @Test
    void aServerThatHasChangedFallsOutAloneUntilSomebodyAnswersForIt() {
        approve(collected());
        Move before = moves.of(CHANGE.id(), move(7).serverId());
        slices.mustBeApproved(CHANGE, before);
        Move now = new Moved(before).by("REDEPLOY");
        assertThatThrownBy(() -> slices.mustBeApproved(CHANGE, now))
                .isInstanceOf(Barred.class)
                .hasMessageContaining("bootServer: as its project: POST servers from its image")
                .hasMessageContaining("bootServer: as its project: POST servers from its root")
                .hasMessageContaining("Choose its way");
        slices.mustBeApproved(CHANGE, moves.of(CHANGE.id(), move(8).serverId()));
        slices.answered(CHANGE, now, "oscar");
        slices.mustBeApproved(CHANGE, now);
    }

    @Test
    void aServerOfWhichMoreIsFoundFallsOutToo() {
        approve(collected());
        Move before = moves.of(CHANGE.id(), move(7).serverId());
        Reason locked = new Reason("locked", "its owner has locked it", "ask him");
        assertThatThrownBy(() -> slices.mustBeApproved(CHANGE, new Moved(before).against(locked)))
                .hasMessageContaining("against it: locked, for which somebody answers")
                .hasMessageContaining("against it: nothing");
    }

    /** The same move, found otherwise. */
    private record Moved(Move move) {
        Move by(String method) {
            return with(method, move.reasons());
        }

        Move against(Reason reason) {
            return with(move.method(), List.of(reason));
        }

        private Move with(String method, List<Reason> reasons) {
            return new Move(
                    move.serverId(),
                    move.serverName(),
                    move.projectId(),
                    move.node(),
                    move.flavorId(),
                    method,
                    move.why(),
                    reasons,
                    move.userData(),
                    move.length(),
                    move.state(),
                    move.wave(),
                    move.slot(),
                    move.newId());
        }
    }

    /** How long things took, for the report. */
    private static final class Timed {
        private final StringBuilder told = new StringBuilder();

        <T> T of(String what, Supplier<T> work) {
            long begun = System.nanoTime();
            T result = work.get();
            told.append("%s %.2f; ".formatted(what, (System.nanoTime() - begun) / 1e9));
            return result;
        }

        @Override
        public String toString() {
            return told.toString();
        }
    }
}
