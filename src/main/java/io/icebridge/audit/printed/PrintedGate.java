package io.icebridge.audit.printed;

import io.icebridge.approval.Evidence;
import io.icebridge.approval.Evidence.Fact;
import io.icebridge.audit.record.GateRow;
import io.icebridge.runbook.Counted;
import java.util.List;
import java.util.Set;

/**
 * A decision at a gate, without what every gate of the change says.
 *
 * @param facts what was at stake
 */
public record PrintedGate(GateRow row, List<Fact> facts) {
    private static final Set<String> AT_EVERY_GATE =
            Set.of("You approve", "Change", "Started", "Title", "Reason");

    static PrintedGate of(GateRow row) {
        return new PrintedGate(
                row,
                row.evidence().about().stream()
                        .filter(fact -> !AT_EVERY_GATE.contains(fact.what()))
                        .toList());
    }

    /** How much the gate showed beside that, in words. */
    public String shown() {
        Evidence all = row.evidence();
        return String.join(
                ", ",
                Counted.of(all.next().size(), "step"),
                Counted.of(all.findings().size(), "finding"),
                Counted.of(all.servers().size(), "server"));
    }
}
