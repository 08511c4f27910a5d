package io.icebridge.approval;

import io.icebridge.approval.Approval.Gate;
import io.icebridge.journal.Trail;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of decisions at gates: rows are added, never changed. */
public final class Approvals {
    private static final RowMapper<Approval> APPROVAL =
            (row, n) ->
                    new Approval(
                            new Gate(
                                    row.getString("change_id"),
                                    row.getString("gate"),
                                    row.getString("subject")),
                            row.getString("digest"),
                            row.getString("evidence"),
                            row.getString("decision"),
                            row.getString("remark"),
                            row.getString("decided_by"),
                            row.getTimestamp("decided_at").toInstant(),
                            row.getString("started_by"),
                            row.getString("approver_changed"));

    private final JdbcClient db;
    private final Starts starts;
    private final Warranted warranted;
    private final Clock clock;

    public Approvals(DataSource source, Warranted warranted, Clock clock) {
        this.db = JdbcClient.create(source);
        this.starts = new Starts(source);
        this.warranted = warranted;
        this.clock = clock;
    }

    /**
     * Adds a decision, within the caller's transaction if there is one. A rejection ends at once
     * what was approved before; an approval opens nothing until {@link #open} has looked again.
     */
    public void add(Approval approval) {
        db.sql(
                        "insert into ib_approval (change_id, gate, subject, digest, evidence,"
                                + " decision, remark, decided_by, decided_at, started_by,"
                                + " approver_changed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        approval.gate().change(),
                        approval.gate().name(),
                        approval.gate().subject(),
                        approval.digest(),
                        approval.evidence(),
                        approval.decision(),
                        approval.comment(),
                        approval.by(),
                        Timestamp.from(approval.at()),
                        approval.startedBy(),
                        approval.approverChanged())
                .update();
        if (!approval.approved()) {
            warranted.rejected(approval);
        }
    }

    /**
     * Where as many as it takes have approved what a gate opens now, writes the warrants for its
     * slices, within the caller's transaction if there is one.
     *
     * @param now collected after the last decision, since what was shown may have drifted and who
     *     approved may have vouched for something meanwhile
     * @return whether they have
     */
    public boolean open(Gate gate, Evidence now, Terms terms) {
        List<Approval> all = approving(gate, now, terms);
        boolean enough = all.size() >= terms.approvers();
        if (enough) {
            warranted.approved(gate.change(), now, all, terms);
        }
        return enough;
    }

    /**
     * The approvals that stand of what a gate shows now, one of each person, oldest first: none
     * from before the last rejection or from before the gates were armed again, none whose time is
     * over, and none of who has since started something of the change or vouched for what is shown.
     */
    public List<Approval> approving(Gate gate, Evidence now, Terms terms) {
        Set<String> barred = barred(starts.starters(gate.change()), now);
        Instant armed = armed(gate.change());
        Map<String, Approval> standing = new LinkedHashMap<>();
        for (Approval one : at(gate)) {
            if (!one.approved()) {
                standing.clear();
            } else if (!barred.contains(one.by())
                    && one.at().isAfter(armed)
                    && valid(one, terms)
                    && Evidence.read(one.evidence()).opensTheSame(now)) {
                standing.putIfAbsent(one.by(), one);
            }
        }
        return List.copyOf(standing.values());
    }

    /** When something of the change was last taken away or moved beside its model. */
    private Instant armed(String change) {
        return db.sql(
                        "select happened_at from ib_trail where change_id = ? and kind in (?, ?)"
                                + " order by happened_at desc fetch first 1 rows only")
                .params(change, Trail.Kind.CANCELLED.name(), Trail.Kind.MOVED.name())
                .query((row, n) -> row.getTimestamp("happened_at").toInstant())
                .optional()
                .orElse(Instant.MIN);
    }

    /**
     * Whether as many as it takes have approved what was last decided on at a gate of this name.
     *
     * @param gate its name, whatever it was about
     */
    public boolean passed(String change, String gate, Terms terms) {
        return people(change, gate) >= terms.approvers()
                && newest(change, gate)
                        .filter(Approval::approved)
                        .map(one -> approving(one.gate(), Evidence.read(one.evidence()), terms))
                        .filter(standing -> standing.size() >= terms.approvers())
                        .isPresent();
    }

    /** Who ever approved there; what a gate showed is long, and is read when these are enough. */
    private int people(String change, String gate) {
        return db.sql(
                        "select count(distinct decided_by) from ib_approval where change_id = ? and"
                                + " gate = ? and decision = 'approve'")
                .params(change, gate)
                .query(Integer.class)
                .single();
    }

    private Optional<Approval> newest(String change, String gate) {
        return db.sql(
                        "select * from ib_approval where change_id = ? and gate = ?"
                                + " order by approval_no desc fetch first 1 rows only")
                .params(change, gate)
                .query(APPROVAL)
                .optional();
    }

    private boolean valid(Approval approval, Terms terms) {
        return terms.valid()
                .map(time -> clock.instant().isBefore(approval.at().plus(time)))
                .orElse(true);
    }

    private List<Approval> at(Gate gate) {
        return db.sql(
                        "select * from ib_approval where change_id = ? and gate = ? and subject = ?"
                                + " order by approval_no")
                .params(gate.change(), gate.name(), gate.subject())
                .query(APPROVAL)
                .list();
    }

    /**
     * Whether all that a gate would open was approved already, at whatever gate showed it, and by
     * nobody on whose word something of it rests by now.
     */
    public boolean stands(String change, Evidence now, Set<String> starters) {
        return warranted.stands(change, now.slices(), barred(starters, now));
    }

    /** Whose approval is of no use: who started something of the change, or vouched for it. */
    private static Set<String> barred(Set<String> starters, Evidence now) {
        Set<String> barred = new HashSet<>(starters);
        barred.addAll(now.vouchedBy());
        return barred;
    }

    /** The newest decision at a gate. */
    public Optional<Approval> latest(Gate gate) {
        return db.sql(
                        "select * from ib_approval where change_id = ? and gate = ? and subject = ?"
                                + " order by approval_no desc fetch first 1 rows only")
                .params(gate.change(), gate.name(), gate.subject())
                .query(APPROVAL)
                .optional();
    }

    /** All decisions at a change's gates, oldest first. */
    public List<Approval> of(String change) {
        return db.sql("select * from ib_approval where change_id = ? order by approval_no")
                .params(change)
                .query(APPROVAL)
                .list();
    }
}
