package io.icebridge.audit.overview;

import io.icebridge.audit.overview.Badge.LastWord;
import io.icebridge.audit.told.Drawn;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who rejected or stopped a change last; what was shown to him is not read for it. */
@Component
class LastWords {
    private static final String SQL =
            "select rejection, decided_by, place from (select 1 as rejection, decided_by, decided_at,"
                    + " 'the gate ' || gate || ' ' || subject as place from ib_approval"
                    + " where change_id = ? and decision = 'reject'"
                    + " union all select 0, decided_by, decided_at, task from ib_decision"
                    + " where change_id = ? and decision = 'stop') words"
                    + " order by decided_at desc fetch first 1 rows only";

    private final JdbcClient db;
    private final Drawn drawn;

    LastWords(DataSource source, Drawn drawn) {
        this.db = JdbcClient.create(source);
        this.drawn = drawn;
    }

    Optional<LastWord> of(String change) {
        return db.sql(SQL)
                .params(change, change)
                .query(
                        (row, n) ->
                                new LastWord(
                                        row.getInt("rejection") > 0,
                                        row.getString("decided_by"),
                                        drawn.name(row.getString("place").strip())))
                .optional();
    }
}
