package io.icebridge.approval;

import io.icebridge.approval.Approval.Gate;
import io.icebridge.journal.Change;
import java.util.List;
import java.util.stream.Collectors;

/** What every gate shows and opens. */
public final class EvidenceSources {
    private final List<EvidenceSource> sources;
    private final List<Slicing> slicings;
    private final Slices slices;
    private final Circumstances circumstances;

    public EvidenceSources(
            List<EvidenceSource> sources,
            List<Slicing> slicings,
            Slices slices,
            Circumstances circumstances) {
        this.circumstances = circumstances;
        this.sources = List.copyOf(sources);
        this.slicings = List.copyOf(slicings);
        this.slices = slices;
    }

    /**
     * The gate's evidence as of now, with the digests of the slices that it opens; what those
     * consist of is kept.
     *
     * @throws IllegalStateException when no phase serves the gate, so that nothing can be approved
     *     unseen
     */
    public Evidence collect(String change, String gate, String subject) {
        EvidenceSource source = source(gate);
        // first, since it may bring up to date what the slices are made of
        Evidence shown = source.collect(change, gate, subject);
        List<Slice> opened = opened(change, gate, subject);
        opened.forEach(slices::keep);
        return circumstances.about(
                new Gate(change, gate, subject),
                shown.with(opened),
                Stakes.of(opened),
                decision -> source.restsOn(decision, change, subject));
    }

    /** Whether all that the gate opened is over. */
    public boolean nothingLeft(Gate gate) {
        return source(gate.name()).nothingLeft(gate.change());
    }

    private EvidenceSource source(String gate) {
        return sources.stream()
                .filter(each -> each.serves(gate))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "nothing collects evidence for the gate " + gate));
    }

    private List<Slice> opened(String change, String gate, String subject) {
        return slicings.stream()
                .filter(slicing -> slicing.shownAt().contains(gate))
                .flatMap(slicing -> slicing.slices(new Change(change), subject).stream())
                .collect(Collectors.toList());
    }
}
