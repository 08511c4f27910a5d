package io.icebridge.process.gate;

import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSource;

/** What the gates of a {@link Rig} show: what its test says. */
record RigEvidence(Rig rig) implements EvidenceSource {
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
