package io.icebridge.audit.hosts;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads on which hosts something was done. */
@Component
public final class HostTable {
    private static final String PLACE = "host ";

    private final JdbcClient db;

    HostTable(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /** Those of a change, by name. */
    public List<HostRow> of(String change) {
        return db.sql(
                        "select place, count(distinct step || ' ' || subject || ' ' || part) as"
                                + " actions, sum(case when state = 'FAILED' then 1 else 0 end) as"
                                + " failed, sum(case when state = 'BY_HAND' then 1 else 0 end) as"
                                + " by_hand, min(happened_at) as first, max(happened_at) as last"
                                + " from ib_event where change_id = ? and place like 'host %'"
                                + " group by place order by place")
                .params(change)
                .query(
                        (row, n) ->
                                new HostRow(
                                        row.getString("place").substring(PLACE.length()),
                                        row.getInt("actions"),
                                        row.getInt("failed"),
                                        row.getInt("by_hand"),
                                        row.getTimestamp("first").toInstant(),
                                        row.getTimestamp("last").toInstant()))
                .list();
    }
}
