package io.icebridge.process.gate;

import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSource;
import java.util.List;

/** What the gates of a {@link Rig} show: what its test says. */
record RigEvidence(Rig rig) implements EvidenceSource {
    static final Evidence USUAL =
            new Evidence(
                    "Retirement of the old Nova",
                    "All is moved.",
                    List.of(),
                    List.of(new Evidence.Next("Stop old Nova", "c1", "service stop")),
                    List.of());

    @Override
    public boolean serves(String gate) {
        return true;
    }

    @Override
    public boolean nothingLeft(String change) {
        return rig.over;
    }

    @Override
    public Evidence collect(String change, String gate, String subject) {
        return rig.evidence;
    }
}
