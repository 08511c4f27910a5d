package io.icebridge.audit.overview;

/**
 * How many of a change's servers stand how; each is counted once.
 *
 * @param moved by the runbook
 * @param byHand moved by a person
 * @param releasing arrived, with the old one on its way out
 * @param refused or to be moved by hand or left to wait, and not begun: a person's decision is
 *     needed
 * @param planned to go by themselves, and not begun
 * @param stay gone by their owner's doing, or left by a person's decision
 */
public record ServerCounts(
        int total,
        int moved,
        int byHand,
        int moving,
        int releasing,
        int waiting,
        int refused,
        int planned,
        int stay) {

    /** How many are settled. */
    public int settled() {
        return moved + byHand + stay;
    }

    /** Of a hundred. */
    public int percent() {
        return total == 0 ? 0 : settled() * 100 / total;
    }
}
