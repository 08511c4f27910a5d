package io.icebridge.audit.servers;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Records;
import io.icebridge.audit.servers.Beside.Since;
import io.icebridge.audit.servers.ServerStory.Proof;
import io.icebridge.audit.servers.ServerStory.Warrant;
import io.icebridge.audit.told.Drawn;
import io.icebridge.audit.told.FailureTable;
import io.icebridge.audit.told.Gave;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.move.Definitions;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.OwnerFacts;
import io.icebridge.runbook.move.Was;
import io.icebridge.runbook.move.Ways;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads everything about one server. */
@Component
public final class ServerLife {
    private static final String COMPARED = "verifyServer";
    private static final Set<String> PROOFS =
            Set.of("proveSnapshot", "guardRoot", COMPARED, "acceptServer", "keepSnapshot");

    private final ServerTable table;
    private final Moves moves;
    private final Definitions definitions;
    private final Ways ways;
    private final Journal journal;
    private final Records records;
    private final FailureTable failures;
    private final Drawn drawn;
    private final JdbcClient db;

    ServerLife(
            ServerTable table,
            Moves moves,
            Definitions definitions,
            Ways ways,
            Journal journal,
            Records records,
            FailureTable failures,
            Drawn drawn,
            DataSource source) {
        this.table = table;
        this.moves = moves;
        this.definitions = definitions;
        this.ways = ways;
        this.journal = journal;
        this.records = records;
        this.failures = failures;
        this.drawn = drawn;
        this.db = JdbcClient.create(source);
    }

    /**
     * One server, from its plan to its receipt.
     *
     * @param serverId its id in the old region
     */
    public ServerStory of(String change, String serverId) {
        Move move = moves.of(change, serverId);
        Subject subject = move.subject();
        List<Entry> entries = journal.of(new Change(change), subject);
        List<Decision> decisions =
                records.decisions().of(change).stream()
                        .filter(decision -> decision.subject().equals(subject.toString()))
                        .toList();
        ServerRow row = table.one(change, serverId);
        String compared = proofs(entries, COMPARED).map(Proof::seen).orElse("");
        Since since = new Since(row.newId(), compared, OwnerFacts.user(entries));
        return new ServerStory(
                move,
                row,
                ways.of(change, serverId),
                approved(change, subject),
                new Lifeline(drawn::name).of(entries, failures.of(change, subject), decisions),
                definitions.find(change, serverId).map(Was::of).orElse(List.of()).stream()
                        .map(since::beside)
                        .toList(),
                compared,
                entries.stream().filter(ServerLife::proves).map(this::proof).toList());
    }

    private List<Warrant> approved(String change, Subject subject) {
        return db.sql(
                        "select gate, approved_by, digest from ib_warrant where change_id = ?"
                                + " and subject = ? order by warrant_no")
                .params(change, subject.toString())
                .query(
                        (row, n) ->
                                new Warrant(
                                        row.getString("gate"),
                                        row.getString("approved_by"),
                                        row.getString("digest")))
                .list();
    }

    private Optional<Proof> proofs(List<Entry> entries, String step) {
        return entries.stream()
                .filter(ServerLife::proves)
                .filter(entry -> entry.key().step().equals(step))
                .map(this::proof)
                .reduce((earlier, later) -> later);
    }

    private static boolean proves(Entry entry) {
        return entry.settled() && PROOFS.contains(entry.key().step());
    }

    private Proof proof(Entry entry) {
        return new Proof(
                drawn.name(entry.key().step()) + ", " + entry.key().part(), Gave.of(entry).text());
    }
}
