package io.icebridge.process.gate;

import io.icebridge.approval.Slice;
import io.icebridge.approval.Slicing;
import io.icebridge.journal.Change;
import io.icebridge.journal.Subject;
import java.util.List;
import java.util.Set;

/** What the gates of a {@link Rig} open: one slice, the same whatever they show. */
record RigSlicing() implements Slicing {
    static final String GATE = "retirement";

    @Override
    public String gate() {
        return GATE;
    }

    @Override
    public Set<String> steps() {
        return Set.of("stopOldNova");
    }

    @Override
    public List<Slice> slices(Change change, String subject) {
        return List.of(new Slice(GATE, Subject.CHANGE, List.of()));
    }
}
