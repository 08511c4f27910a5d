package io.icebridge.audit.overview;

import io.icebridge.audit.overview.Stretches.Seen;
import io.icebridge.audit.told.Drawn.Part;
import io.icebridge.journal.Expected;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the parts of a change were first heard of, by journal and gates. */
@Component
class PartTimes {
    private final JdbcClient db;

    PartTimes(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /**
     * @param since what is older belongs to an earlier start
     */
    Seen of(String change, Part part, Instant since, Expected expected) {
        Stream<Instant> first =
                Stream.concat(
                        part.steps().stream().flatMap(step -> event(change, step, since)),
                        part.gates().stream().flatMap(gate -> shown(change, gate, since)));
        return new Seen(part, first.min(Comparator.naturalOrder()).orElse(null), expected);
    }

    /** One row by an index, however many there are. */
    private Stream<Instant> event(String change, String step, Instant since) {
        return one(
                "select happened_at from ib_event where change_id = ? and step = ?"
                        + " and happened_at >= ? order by change_id, step, event_no"
                        + " fetch first 1 rows only",
                change,
                step,
                Timestamp.from(since));
    }

    private Stream<Instant> shown(String change, String gate, Instant since) {
        return one(
                "select min(collected_at) from ib_evidence where change_id = ? and gate = ?"
                        + " and collected_at >= ?",
                change,
                gate,
                Timestamp.from(since));
    }

    private Stream<Instant> one(String sql, Object... values) {
        Optional<Timestamp> found =
                db.sql(sql).params(values).query(Timestamp.class).list().stream()
                        .filter(Objects::nonNull)
                        .findFirst();
        return found.stream().map(Timestamp::toInstant);
    }
}
