package io.icebridge.audit.servers;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long servers were down, by the journal: from when one was to be stopped until the new one was
 * verified, or the old one was back. One that was switched off before was not down.
 */
@Component
public final class Downtimes {
    /**
     * A row for each server that was ever down: subject, seconds, and down (1 while it is down). It
     * takes the change's id and, in seconds since 1970, the time that counts as now.
     */
    static final String SQL =
            "select subject, sum(case kind when 'UP' then at else -at end)"
                    + " + sum(case kind when 'UP' then -1 else 1 end) * cast(? as numeric(20, 3))"
                    + " as seconds, sum(case kind when 'UP' then -1 else 1 end) as down"
                    + " from (select subject, kind, at,"
                    + " lag(kind) over (partition by subject order by event_no) as before"
                    + " from (select subject, event_no,"
                    + " case step when 'stopServer' then 'DOWN' else 'UP' end as kind,"
                    + " extract(epoch from happened_at) as at from ib_event where change_id = ?"
                    + " and (step = 'stopServer' and part = 'stop' and state = 'BEGUN'"
                    + " or step in ('verifyServer', 'startOldServer') and part = 'compare'"
                    + " and state in ('DONE', 'BY_HAND'))) told) turns"
                    + " where before is null and kind = 'DOWN' or kind <> before group by subject";

    private final JdbcClient db;

    Downtimes(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /** A server that was down; for how long, and whether it still is. */
    public record Down(String subject, double seconds, boolean still) {}

    /** All of a change, the shortest first. */
    public List<Down> of(String change, Instant now) {
        return db.sql("select * from (" + SQL + ") d order by seconds")
                .params(seconds(now), change)
                .query(
                        (row, n) ->
                                new Down(
                                        row.getString("subject"),
                                        row.getDouble("seconds"),
                                        row.getInt("down") > 0))
                .list();
    }

    /** When the newest servers were verified, the newest first. */
    public List<Instant> arrivals(String change, int newest) {
        return db
                .sql(
                        "select happened_at from ib_event where change_id = ? and step ="
                                + " 'verifyServer' and part = 'compare' and state in ('DONE',"
                                + " 'BY_HAND') order by event_no desc fetch first "
                                + newest
                                + " rows only")
                .params(change)
                .query(Timestamp.class)
                .list()
                .stream()
                .map(Timestamp::toInstant)
                .toList();
    }

    static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
