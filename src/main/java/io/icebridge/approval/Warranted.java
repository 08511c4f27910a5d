package io.icebridge.approval;

import io.icebridge.journal.Action;
import io.icebridge.journal.Barred;
import io.icebridge.journal.Change;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Warrants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of which slices were approved, and whether an action is in one of them. */
public final class Warranted implements Warrants {
    private static final String WITHDRAWN = "";

    private final JdbcClient db;
    private final JdbcTemplate batches;
    private final Slices slices;
    private final Supplier<List<Slicing>> slicings;

    public Warranted(DataSource source, Slices slices, Supplier<List<Slicing>> slicings) {
        this.db = JdbcClient.create(source);
        this.batches = new JdbcTemplate(source);
        this.slices = slices;
        this.slicings = slicings;
    }

    @Override
    public void require(Change change, Action action) {
        String gate = gateOf(action.key().step());
        Optional<String> digest = approved(change, gate, action.key().subject());
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

    private String gateOf(String step) {
        Map<String, String> gates = new HashMap<>();
        slicings.get().forEach(s -> s.steps().forEach(each -> gates.put(each, s.gate())));
        return Optional.ofNullable(gates.get(step))
                .orElseThrow(
                        () ->
                                new Barred(
                                        "no gate opens the step %s: the Slicing beside its model"
                                                        .formatted(step)
                                                + " has to name it and to show its actions"));
    }

    /** The digest of the subject's slice that was approved last, unless that was withdrawn. */
    public Optional<String> approved(Change change, String gate, Subject subject) {
        return last(change.id(), gate, subject.toString())
                .map(Warrant::digest)
                .filter(digest -> !digest.equals(WITHDRAWN));
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
                            by
                        }));
    }

    private record Warrant(String digest, String by) {}

    private Optional<Warrant> last(String change, String gate, String subject) {
        return db.sql(
                        "select digest, approved_by from ib_warrant where change_id = ? and gate = ?"
                                + " and subject = ? order by warrant_no desc"
                                + " fetch first 1 rows only")
                .params(change, gate, subject)
                .query((row, n) -> new Warrant(row.getString(1), row.getString(2)))
                .optional();
    }

    /**
     * Whether all that a gate would open was approved before, just as it is now, and by somebody
     * who started nothing of the change.
     */
    public boolean stands(String change, List<Evidence.SliceShown> shown, Set<String> starters) {
        Map<List<String>, Warrant> last = new HashMap<>();
        db.sql(
                        "select gate, subject, digest, approved_by from ib_warrant where change_id = ?"
                                + " order by warrant_no")
                .params(change)
                .query(
                        row -> {
                            last.put(
                                    List.of(row.getString(1), row.getString(2)),
                                    new Warrant(row.getString(3), row.getString(4)));
                        });
        return !shown.isEmpty()
                && shown.stream()
                        .allMatch(
                                slice ->
                                        stands(
                                                last.get(List.of(slice.gate(), slice.subject())),
                                                slice,
                                                starters));
    }

    private static boolean stands(
            Warrant warrant, Evidence.SliceShown slice, Set<String> starters) {
        return warrant != null
                && warrant.digest().equals(slice.digest())
                && !starters.contains(warrant.by());
    }

    /** Writes a decision's slices down, within the caller's transaction; a rejection ends them. */
    void decided(Approval approval) {
        add(
                Evidence.read(approval.evidence()).slices().stream()
                        .map(
                                slice ->
                                        new Object[] {
                                            approval.gate().change(),
                                            slice.gate(),
                                            slice.subject(),
                                            approval.approved() ? slice.digest() : WITHDRAWN,
                                            approval.by()
                                        })
                        .toList());
    }

    private void add(List<Object[]> warrants) {
        batches.batchUpdate(
                "insert into ib_warrant (change_id, gate, subject, digest, approved_by)"
                        + " values (?, ?, ?, ?, ?)",
                warrants);
    }
}
