package io.icebridge.approval;

import java.util.List;

/** All sources together. */
public final class EvidenceSources {
    private final List<EvidenceSource> sources;

    public EvidenceSources(List<EvidenceSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * The gate's evidence as of now.
     *
     * @throws IllegalStateException when no phase serves the gate, so that nothing can be approved
     *     unseen
     */
    public Evidence collect(String change, String gate, String subject) {
        return sources.stream()
                .filter(source -> source.serves(gate))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "nothing collects evidence for the gate " + gate))
                .collect(change, gate, subject);
    }
}
