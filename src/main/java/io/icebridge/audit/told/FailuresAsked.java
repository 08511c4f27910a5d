package io.icebridge.audit.told;

import java.util.stream.Stream;

/**
 * Which failures of a change are wanted; what is left empty does not matter.
 *
 * @param q a part of the name id
 */
public record FailuresAsked(String step, String kind, String q) {
    /** Every one of a change. */
    public static final FailuresAsked ALL = new FailuresAsked("", "", "");

    /** An address leaves out what does not matter. */
    public FailuresAsked {
        step = step == null ? "" : step.strip();
        kind = kind == null ? "" : kind.strip();
        q = q == null ? "" : q.strip();
    }

    /** Whether anything narrows the list. */
    public boolean narrows() {
        return Stream.of(step, kind, q).anyMatch(word -> !word.isEmpty());
    }
}
