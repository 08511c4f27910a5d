package io.icebridge.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The journal's table, to which rows are added and none is ever changed. Each row is a transaction
 * of its own, whatever runs around it.
 */
public final class Events {
    private static final RowMapper<Event> EVENT =
            (row, n) ->
                    new Event(
                            row.getLong("event_no"),
                            new Change(row.getString("change_id")),
                            new Key(
                                    row.getString("step"),
                                    Subject.parse(row.getString("subject")),
                                    Place.parse(row.getString("place")),
                                    row.getString("part")),
                            row.getInt("attempt"),
                            Entry.State.valueOf(row.getString("state")),
                            row.getString("what"),
                            row.getString("result"),
                            row.getString("why"),
                            row.getTimestamp("happened_at").toInstant());

    private final JdbcClient db;
    private final TransactionTemplate own;
    private final Clock clock;

    public Events(DataSource source, PlatformTransactionManager transactions, Clock clock) {
        this.db = JdbcClient.create(source);
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** One row. */
    record Event(
            long number,
            Change change,
            Key key,
            int attempt,
            Entry.State state,
            String what,
            String result,
            String why,
            Instant at) {}

    void add(
            Change change,
            Key key,
            int attempt,
            Entry.State state,
            String what,
            String result,
            String why) {
        add(List.of(new Event(0, change, key, attempt, state, what, result, why, clock.instant())));
    }

    /** That what an attempt did is to be done anew, from now on. */
    Event anew(Entry done, String why) {
        return new Event(
                0,
                done.change(),
                done.key(),
                done.attempt() + 1,
                Entry.State.ANEW,
                done.what(),
                "",
                why,
                clock.instant());
    }

    /** All of them or none; their numbers are given here. */
    void add(List<Event> events) {
        if (!events.isEmpty()) {
            own.executeWithoutResult(status -> events.forEach(this::insert));
        }
    }

    private void insert(Event event) {
        db.sql(
                        "insert into ib_event (change_id, step, subject, place, part, attempt, state,"
                                + " what, result, why, happened_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                + " ?, ?)")
                .params(
                        event.change().id(),
                        event.key().step(),
                        event.key().subject().toString(),
                        event.key().place().toString(),
                        event.key().part(),
                        event.attempt(),
                        event.state().name(),
                        event.what(),
                        event.result(),
                        event.why(),
                        Timestamp.from(event.at()))
                .update();
    }

    List<Event> of(Change change, Key key) {
        return read(
                "change_id = ? and subject = ? and step = ? and place = ? and part = ?",
                change.id(),
                key.subject().toString(),
                key.step(),
                key.place().toString(),
                key.part());
    }

    List<Event> of(Change change) {
        return read("change_id = ?", change.id());
    }

    List<Event> ofStep(Change change, String step) {
        return read("change_id = ? and step = ?", change.id(), step);
    }

    /** Oldest first. */
    List<Event> newest(Change change, int most) {
        List<Event> newest =
                own.execute(
                        status ->
                                db.sql(
                                                "select * from ib_event where change_id = ?"
                                                        + " order by change_id desc, event_no desc"
                                                        + " fetch first "
                                                        + most
                                                        + " rows only")
                                        .params(change.id())
                                        .query(EVENT)
                                        .list());
        Collections.reverse(newest);
        return newest;
    }

    List<Event> at(Change change, Place place) {
        return read("change_id = ? and place = ?", change.id(), place.toString());
    }

    List<Event> without(Change change, Subject.Kind kind) {
        return read(
                "change_id = ? and subject not like ?",
                change.id(),
                kind.name().toLowerCase(Locale.ROOT) + " %");
    }

    List<Event> of(Change change, Subject subject) {
        return read("change_id = ? and subject = ?", change.id(), subject.toString());
    }

    List<Event> of(Change change, Subject subject, String step) {
        return read(
                "change_id = ? and subject = ? and step = ?",
                change.id(),
                subject.toString(),
                step);
    }

    List<Expected.Span> spans(Subject subject, String first, String last) {
        return own.execute(
                status ->
                        db
                                .sql(
                                        "select change_id, min(case when step = ? and state ="
                                                + " 'BEGUN' then happened_at end) as begun,"
                                                + " max(case when step = ? and state = 'DONE' then"
                                                + " happened_at end) as ended from ib_event"
                                                + " where subject = ? and step in (?, ?)"
                                                + " group by change_id")
                                .params(first, last, subject.toString(), first, last)
                                .query(Events::span)
                                .list()
                                .stream()
                                .flatMap(Optional::stream)
                                .toList());
    }

    private static Optional<Expected.Span> span(ResultSet row, int number) throws SQLException {
        Timestamp begun = row.getTimestamp("begun");
        Timestamp ended = row.getTimestamp("ended");
        return begun == null || ended == null || ended.before(begun)
                ? Optional.empty()
                : Optional.of(
                        new Expected.Span(
                                new Change(row.getString("change_id")),
                                Duration.between(begun.toInstant(), ended.toInstant())));
    }

    private List<Event> read(String where, Object... values) {
        return own.execute(
                status ->
                        db.sql("select * from ib_event where " + where + " order by event_no")
                                .params(values)
                                .query(EVENT)
                                .list());
    }
}
