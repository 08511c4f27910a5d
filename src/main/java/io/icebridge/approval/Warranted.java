package io.icebridge.approval;

import io.icebridge.journal.Action;
import io.icebridge.journal.Barred;
import io.icebridge.journal.Change;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Warrants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of which slices were approved, and whether an action is in one of them. */
public final class Warranted implements Warrants {
    private static final String WITHDRAWN = "";
    private static final String SEPARATOR = ", ";

    private final JdbcClient db;
    private final JdbcTemplate batches;
    private final Slices slices;
    private final Clock clock;
    private final Supplier<List<Slicing>> slicings;

    /** By step. */
    private final Map<String, String> gates = new HashMap<>();

    public Warranted(
            DataSource source, Slices slices, Supplier<List<Slicing>> slicings, Clock clock) {
        this.clock = clock;
        this.db = JdbcClient.create(source);
        this.batches = new JdbcTemplate(source);
        this.slices = slices;
        this.slicings = slicings;
    }

    @Override
    public void require(Change change, Action action) {
        String gate = gateOf(action.key().step());
        Optional<String> digest = approved(change, gate, action.key().subject());
        digest.ifPresent(held -> stillValid(change, gate, action.key().subject()));
        if (digest.isEmpty()) {
            throw new Barred(
                    "nobody has approved the gate %s for %s of change %s, without which %s is not done"
                            .formatted(gate, action.key().subject(), change, action.key().step()));
        }
        if (!slices.has(digest.get(), action)) {
            throw new Barred(
                    "what was approved at the gate %s for %s of change %s does not have this: %s"
                            .formatted(gate, action.key().subject(), change, action.what()));
        }
    }

    /** What has begun is finished, so that nothing is left half done. */
    private void stillValid(Change change, String gate, Subject subject) {
        Instant until = last(change.id(), gate, subject.toString()).orElseThrow().until();
        if (over(until) && !begun(change, gate, subject)) {
            throw new Barred(
                    "what was approved at the gate %s for %s of change %s was valid until %s; stop the change and start it again, so that its gate asks anew"
                            .formatted(gate, subject, change, until));
        }
    }

    private boolean over(Instant until) {
        return until != null && !clock.instant().isBefore(until);
    }

    private boolean begun(Change change, String gate, Subject subject) {
        Set<String> steps =
                gates().entrySet().stream()
                        .filter(step -> step.getValue().equals(gate))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        return db
                .sql(
                        "select distinct step from ib_event where change_id = ? and subject = ?"
                                + " and state in ('BEGUN', 'DONE')")
                .params(change.id(), subject.toString())
                .query(String.class)
                .list()
                .stream()
                .anyMatch(steps::contains);
    }

    private String gateOf(String step) {
        return Optional.ofNullable(gates().get(step))
                .orElseThrow(
                        () ->
                                new Barred(
                                        "no gate opens the step %s: the Slicing beside its model"
                                                        .formatted(step)
                                                + " has to name it and to show its actions"));
    }

    /** Asked for at the first effect, since what the slicings are made of is made of this. */
    private synchronized Map<String, String> gates() {
        if (gates.isEmpty()) {
            slicings.get().forEach(s -> s.steps().forEach(each -> gates.put(each, s.gate())));
        }
        return gates;
    }

    /** The digest of the subject's slice that was approved last, unless that was withdrawn. */
    public Optional<String> approved(Change change, String gate, Subject subject) {
        return last(change.id(), gate, subject.toString())
                .map(Warrant::digest)
                .filter(digest -> !digest.equals(WITHDRAWN));
    }

    /** Whether a gate or a person ever opened or ended anything of the subject. */
    public boolean known(Change change, String gate, Subject subject) {
        return last(change.id(), gate, subject.toString()).isPresent();
    }

    /**
     * How the slice differs from what was approved for its subject: from nothing, where nothing was
     * approved.
     *
     * @return empty when it is the very same
     */
    public Optional<Drift> drift(Change change, Slice now) {
        Optional<String> digest = approved(change, now.gate(), now.subject());
        return digest.filter(now.digest()::equals).isPresent()
                ? Optional.empty()
                : Optional.of(
                        Drift.between(digest.flatMap(slices::content).orElse("{}"), now.content()));
    }

    /**
     * Opens what a named person has decided on for one subject alone, within the caller's
     * transaction; the decision itself is in the table of decisions.
     */
    public void answered(Change change, Slice slice, String by) {
        slices.keep(slice);
        add(
                List.<Object[]>of(
                        new Object[] {
                            change.id(),
                            slice.gate(),
                            slice.subject().toString(),
                            slice.digest(),
                            by,
                            null
                        }));
    }

    private record Warrant(String digest, String by, Instant until) {
        private static Warrant of(ResultSet row) throws SQLException {
            Timestamp until = row.getTimestamp("valid_until");
            return new Warrant(
                    row.getString("digest"),
                    row.getString("approved_by"),
                    until == null ? null : until.toInstant());
        }
    }

    private Optional<Warrant> last(String change, String gate, String subject) {
        return db.sql(
                        "select * from ib_warrant where change_id = ? and gate = ?"
                                + " and subject = ? order by warrant_no desc"
                                + " fetch first 1 rows only")
                .params(change, gate, subject)
                .query((row, n) -> Warrant.of(row))
                .optional();
    }

    /**
     * Whether all that a gate would open was approved before, just as it is now, and by nobody who
     * may not.
     *
     * @param barred such as who started something of the change
     */
    public boolean stands(String change, List<Evidence.SliceShown> shown, Set<String> barred) {
        Map<List<String>, Warrant> last = new HashMap<>();
        db.sql("select * from ib_warrant where change_id = ?" + " order by warrant_no")
                .params(change)
                .query(
                        row -> {
                            last.put(
                                    List.of(row.getString("gate"), row.getString("subject")),
                                    Warrant.of(row));
                        });
        return !shown.isEmpty()
                && shown.stream()
                        .allMatch(
                                slice ->
                                        stands(
                                                last.get(List.of(slice.gate(), slice.subject())),
                                                slice,
                                                barred));
    }

    private boolean stands(Warrant warrant, Evidence.SliceShown slice, Set<String> barred) {
        return warrant != null
                && warrant.digest().equals(slice.digest())
                && !over(warrant.until())
                && Stream.of(warrant.by().split(SEPARATOR)).noneMatch(barred::contains);
    }

    /** Writes the slices down that so many have approved, within the caller's transaction. */
    void approved(String change, Evidence now, List<Approval> all, Terms terms) {
        String by = all.stream().map(Approval::by).collect(Collectors.joining(SEPARATOR));
        Timestamp until =
                terms.valid().map(time -> Timestamp.from(all.get(0).at().plus(time))).orElse(null);
        write(change, now, slice -> slice.digest(), by, until);
    }

    /** A rejection ends what was approved before. */
    void rejected(Approval rejection) {
        write(
                rejection.gate().change(),
                Evidence.read(rejection.evidence()),
                slice -> WITHDRAWN,
                rejection.by(),
                null);
    }

    /** Ends all that was approved for a change, so that every gate asks anew. */
    public void withdraw(String change, String by) {
        add(
                db.sql("select distinct gate, subject from ib_warrant where change_id = ?")
                        .params(change)
                        .query(
                                (row, n) ->
                                        new Object[] {
                                            change,
                                            row.getString("gate"),
                                            row.getString("subject"),
                                            WITHDRAWN,
                                            by,
                                            null
                                        })
                        .list());
    }

    private void write(
            String change,
            Evidence shown,
            Function<Evidence.SliceShown, String> digest,
            String by,
            Timestamp until) {
        add(
                shown.slices().stream()
                        .map(
                                slice ->
                                        new Object[] {
                                            change,
                                            slice.gate(),
                                            slice.subject(),
                                            digest.apply(slice),
                                            by,
                                            until
                                        })
                        .toList());
    }

    private void add(List<Object[]> warrants) {
        batches.batchUpdate(
                "insert into ib_warrant (change_id, gate, subject, digest, approved_by, valid_until)"
                        + " values (?, ?, ?, ?, ?, ?)",
                warrants);
    }
}
