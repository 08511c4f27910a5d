package io.icebridge.audit.record;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Evidence;
import io.icebridge.audit.told.Excerpt;

/**
 * A decision at a gate with what was shown there.
 *
 * @param holds whether the digest, computed anew from the kept evidence, is the recorded one
 */
public record GateRow(Approval approval, Evidence evidence, boolean holds) {

    /** Reads what was shown and computes its digest anew. */
    public static GateRow of(Approval approval) {
        Evidence evidence = Evidence.read(approval.evidence());
        return new GateRow(approval, evidence, evidence.digest().equals(approval.digest()));
    }

    /** Of each table the beginning: a gate of a large cloud shows thousands of rows. */
    public Excerpt<Evidence.Done> done() {
        return Excerpt.of(evidence.done());
    }

    public Excerpt<Evidence.Next> next() {
        return Excerpt.of(evidence.next());
    }

    public Excerpt<Evidence.Finding> findings() {
        return Excerpt.of(evidence.findings());
    }

    /** How many rows stand on the gate's own page alone. */
    public int left() {
        return done().left() + next().left() + findings().left();
    }
}
