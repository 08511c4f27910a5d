package io.icebridge.audit.printed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the journal with what is alike on one line; the database folds it. */
@Component
final class FoldedJournal {
    private static final String FIGURES =
            " min(subject) as whom, count(distinct subject) as subjects, min(place) as spot,"
                    + " count(distinct place) as places,"
                    + " count(distinct step || ' ' || subject || ' ' || place || ' ' || whole) as"
                    + " actions, sum(case when state = 'FAILED' then 1 else 0 end) as failed,"
                    + " sum(case when state = 'BY_HAND' then 1 else 0 end) as by_hand,"
                    + " min(happened_at) as first, max(happened_at) as last from"
                    + " (select event_no, step, subject, place, part as whole,"
                    + " regexp_replace(part, ':.*', '') as part, state, happened_at from ib_event"
                    + " where change_id = ?%s) each_event";

    /** Of their lines there are as many as servers times steps. */
    private static final String WITHOUT_SERVERS =
            FIGURES.formatted(" and subject not like 'server %'");

    private final JdbcClient db;

    FoldedJournal(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /** Actions of one kind at whatever subject and place, in the order in which each began. */
    List<Folded> byKind(String change) {
        return byKind(change, FIGURES.formatted(""));
    }

    /** The same without what was done with servers. */
    List<Folded> byKindWithoutServers(String change) {
        return byKind(change, WITHOUT_SERVERS);
    }

    private List<Folded> byKind(String change, String figures) {
        return read(
                "select step, part," + figures + " group by step, part order by min(event_no)",
                change);
    }

    /** All actions of a subject, of servers none, since each has its own lines. */
    List<Folded> bySubject(String change) {
        return read(
                "select '' as step, '' as part,"
                        + WITHOUT_SERVERS
                        + " group by subject order by min(event_no)",
                change);
    }

    private List<Folded> read(String sql, String change) {
        return db.sql(sql).params(change).query((row, n) -> folded(row)).list();
    }

    private static Folded folded(ResultSet row) throws SQLException {
        return new Folded(
                row.getString("step"),
                row.getString("part"),
                one(row, "whom", "subjects"),
                one(row, "spot", "places"),
                row.getInt("actions"),
                row.getInt("failed"),
                row.getInt("by_hand"),
                row.getTimestamp("first").toInstant(),
                row.getTimestamp("last").toInstant());
    }

    private static String one(ResultSet row, String column, String many) throws SQLException {
        int count = row.getInt(many);
        return count == 1 ? row.getString(column) : count + " " + many;
    }
}
