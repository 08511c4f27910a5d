package io.icebridge.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal's table. Each write is a transaction of its own, whatever runs around it. */
public final class Entries {
    private static final RowMapper<Entry> ENTRY =
            (row, n) ->
                    new Entry(
                            row.getLong("entry_no"),
                            new Intent(
                                    row.getString("change_id"),
                                    row.getString("subject"),
                                    row.getString("step"),
                                    row.getString("detail")),
                            row.getInt("attempt"),
                            Entry.State.valueOf(row.getString("state")),
                            row.getTimestamp("begun_at").toInstant(),
                            instant(row.getTimestamp("ended_at")),
                            row.getString("outcome"));

    private final JdbcClient db;
    private final TransactionTemplate own;
    private final Clock clock;

    public Entries(DataSource source, PlatformTransactionManager transactions, Clock clock) {
        this.db = JdbcClient.create(source);
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    Optional<Entry> last(Intent intent) {
        return own.execute(
                status ->
                        db.sql(
                                        "select * from ib_journal where change_id = ? and subject = ?"
                                                + " and step = ? order by attempt desc"
                                                + " fetch first 1 rows only")
                                .params(intent.change(), intent.subject(), intent.step())
                                .query(ENTRY)
                                .optional());
    }

    long begin(Intent intent) {
        int attempt = last(intent).map(e -> e.attempt() + 1).orElse(1);
        return own.execute(
                status -> {
                    db.sql(
                                    "insert into ib_journal (change_id, subject, step, attempt,"
                                            + " detail, state, begun_at)"
                                            + " values (?, ?, ?, ?, ?, 'BEGUN', ?)")
                            .params(
                                    intent.change(),
                                    intent.subject(),
                                    intent.step(),
                                    attempt,
                                    intent.detail(),
                                    Timestamp.from(clock.instant()))
                            .update();
                    return db.sql(
                                    "select entry_no from ib_journal where change_id = ? and"
                                            + " subject = ? and step = ? and attempt = ?")
                            .params(intent.change(), intent.subject(), intent.step(), attempt)
                            .query(Long.class)
                            .single();
                });
    }

    void end(long number, Entry.State state, String result) {
        own.executeWithoutResult(
                status ->
                        db.sql(
                                        "update ib_journal set state = ?, ended_at = ?, outcome = ?"
                                                + " where entry_no = ?")
                                .params(
                                        state.name(),
                                        Timestamp.from(clock.instant()),
                                        result,
                                        number)
                                .update());
    }

    List<Entry> of(String change) {
        return db.sql("select * from ib_journal where change_id = ? order by entry_no")
                .params(change)
                .query(ENTRY)
                .list();
    }

    List<Entry> of(String change, String subject) {
        return db.sql(
                        "select * from ib_journal where change_id = ? and subject = ?"
                                + " order by entry_no")
                .params(change, subject)
                .query(ENTRY)
                .list();
    }
}
