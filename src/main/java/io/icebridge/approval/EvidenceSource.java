package io.icebridge.approval;

/**
 * Where a gate's evidence comes from; each phase has a bean of this kind for its gates.
 *
 * <p>An approval stands as long as the approved part stays as it was. What comes next must
 * therefore be the whole of what the gate opens, and must not shrink while the runbook carries it
 * out, else every retry would ask people again.
 */
public interface EvidenceSource {
    /** Whether this source knows the gate: {@code plan}, {@code service}, {@code move}... */
    boolean serves(String gate);

    /**
     * Looks anew, with no answer kept from an earlier look.
     *
     * @param subject the service's name or the wave's number; empty where the gate has none
     */
    Evidence collect(String change, String gate, String subject);

    /**
     * Whether all that the gate opened is over, so that nobody need be asked once more who has
     * approved it.
     */
    default boolean nothingLeft(String change) {
        return false;
    }

    /**
     * Whether the gate shows something on the word of who decided so; he does not approve it then.
     *
     * @param decision by which a person vouches for something in this change
     */
    default boolean restsOn(Decision decision, String change, String subject) {
        return true;
    }
}
