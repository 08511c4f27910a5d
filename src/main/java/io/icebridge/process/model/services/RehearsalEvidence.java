package io.icebridge.process.model.services;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.approval.Slicing;
import io.icebridge.journal.Change;
import io.icebridge.process.gate.Slicings;
import java.util.List;

/**
 * The gate before services are rehearsed; it stands when the plan that shows the same is approved.
 */
final class RehearsalEvidence implements EvidenceSource {
    private final Slicing rehearsals;

    RehearsalEvidence(Slicing rehearsalSlices) {
        this.rehearsals = rehearsalSlices;
    }

    @Override
    public boolean serves(String gate) {
        return gate.equals(rehearsals.gate());
    }

    @Override
    public Evidence collect(String change, String gate, String subject) {
        return new Evidence(
                "Rehearsal of the services",
                "While every service serves: its old packages are kept, the new ones are installed"
                        + " into a folder of their own, and the schema change is tried on a copy of"
                        + " the database. Nothing that serves is touched.",
                List.of(),
                Slicings.next(rehearsals.slices(new Change(change), subject)),
                List.of());
    }

    /** It shows nothing that was done. */
    @Override
    public boolean restsOn(Decision decision, String change, String subject) {
        return false;
    }
}
