package io.icebridge.approval;

import io.icebridge.door.Action;
import io.icebridge.door.Barred;
import io.icebridge.door.Change;
import io.icebridge.door.Subject;
import io.icebridge.door.Warrants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of which slices were approved, and whether an action is in one of them. */
public final class Warranted implements Warrants {
    private static final String WITHDRAWN = "";

    private final JdbcClient db;
    private final Slices slices;
    private final Supplier<List<Slicing>> slicings;

    public Warranted(DataSource source, Slices slices, Supplier<List<Slicing>> slicings) {
        this.db = JdbcClient.create(source);
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
                .orElseThrow(() -> new Barred("no gate opens the step " + step));
    }

    /** The digest of the subject's slice that was approved last, unless that was withdrawn. */
    public Optional<String> approved(Change change, String gate, Subject subject) {
        return db.sql(
                        "select digest from ib_warrant where change_id = ? and gate = ? and"
                                + " subject = ? order by warrant_no desc fetch first 1 rows only")
                .params(change.id(), gate, subject.toString())
                .query(String.class)
                .optional()
                .filter(digest -> !digest.equals(WITHDRAWN));
    }

    /**
     * How the slice differs from what was approved for its subject.
     *
     * @return empty when it is the very same
     * @throws Barred when nobody has approved anything for the subject
     */
    public Optional<Drift> drift(Change change, Slice now) {
        String digest =
                approved(change, now.gate(), now.subject())
                        .orElseThrow(
                                () ->
                                        new Barred(
                                                "nobody has approved the gate %s for %s"
                                                        .formatted(now.gate(), now.subject())));
        return digest.equals(now.digest())
                ? Optional.empty()
                : Optional.of(Drift.between(slices.content(digest).orElse("{}"), now.content()));
    }

    /**
     * Opens what a named person has decided on for one subject alone, within the caller's
     * transaction; the decision itself is in the table of decisions.
     */
    public void decided(Change change, Slice slice) {
        slices.keep(slice);
        add(
                new Approval.Gate(change.id(), slice.gate(), ""),
                slice.subject().toString(),
                slice.digest());
    }

    /** Writes an approval's slices down, within the caller's transaction. */
    void grant(Approval.Gate gate, List<Evidence.SliceShown> shown) {
        shown.forEach(slice -> add(gate, slice.subject(), slice.digest()));
    }

    /** A rejection ends what was approved before of what it shows. */
    void withdraw(Approval.Gate gate, List<Evidence.SliceShown> shown) {
        shown.forEach(slice -> add(gate, slice.subject(), WITHDRAWN));
    }

    private void add(Approval.Gate gate, String subject, String digest) {
        db.sql("insert into ib_warrant (change_id, gate, subject, digest) values (?, ?, ?, ?)")
                .params(gate.change(), gate.name(), subject, digest)
                .update();
    }
}
