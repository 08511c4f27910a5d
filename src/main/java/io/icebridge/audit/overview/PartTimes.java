package io.icebridge.audit.overview;

import io.icebridge.audit.overview.Stretches.Seen;
import io.icebridge.audit.told.Drawn.Part;
import io.icebridge.journal.Expected;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the parts of a change were first and last heard of, by journal and gates. */
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
        List<Instant> first =
                Stream.concat(
                                part.steps().stream().flatMap(s -> event(change, s, since, "asc")),
                                part.gates().stream().flatMap(g -> shown(change, g, since)))
                        .toList();
        List<Instant> last =
                Stream.concat(
                                part.steps().stream().flatMap(s -> event(change, s, since, "desc")),
                                part.gates().stream().flatMap(g -> decided(change, g, since)))
                        .toList();
        return new Seen(
                part,
                first.stream().min(Comparator.naturalOrder()).orElse(null),
                last.stream().max(Comparator.naturalOrder()).orElse(null),
                expected);
    }

    /** One row by an index, however many there are. */
    private Stream<Instant> event(String change, String step, Instant since, String order) {
        return one(
                "select happened_at from ib_event where change_id = ? and step = ?"
                        + " and happened_at >= ? order by event_no "
                        + order
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

    private Stream<Instant> decided(String change, String gate, Instant since) {
        return one(
                "select max(decided_at) from ib_approval where change_id = ? and gate = ?"
                        + " and decided_at >= ?",
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
