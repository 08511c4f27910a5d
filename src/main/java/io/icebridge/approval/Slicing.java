package io.icebridge.approval;

import io.icebridge.journal.Change;
import java.util.List;
import java.util.Set;

/** What one gate opens; each gate has a bean of this kind beside its model. */
public interface Slicing {
    /** The gate: {@code plan}, {@code service}, {@code packages}, {@code move}... */
    String gate();

    /** Element ids of the steps that the gate opens; no other gate opens them. */
    Set<String> steps();

    /**
     * Steps that belong together: once one of them has begun for a subject, the others finish what
     * it began, whatever the hour.
     */
    default Set<String> belongTogether() {
        return Set.of();
    }

    /** The gates that show its slices and approve them with their own: its own gate as a rule. */
    default Set<String> shownAt() {
        return Set.of(gate());
    }

    /**
     * One slice for each subject, computed without changing anything.
     *
     * @param subject the service's name or the wave's number; empty where the gate that shows them
     *     has none
     */
    List<Slice> slices(Change change, String subject);

    /** Those of the whole change, for its plan, in the order in which the gate is met. */
    default List<Slice> all(Change change) {
        return slices(change, "");
    }
}
