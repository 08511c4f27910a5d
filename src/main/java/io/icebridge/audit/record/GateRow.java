package io.icebridge.audit.record;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Evidence;

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
}
