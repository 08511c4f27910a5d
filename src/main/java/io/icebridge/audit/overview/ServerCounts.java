package io.icebridge.audit.overview;

/**
 * How many of a change's servers stand how; each is counted once, in what comes before {@code
 * left}.
 *
 * @param moved by the runbook
 * @param byHand moved by a person
 * @param releasing arrived, with the old one on its way out
 * @param refused or to be moved by hand or left to wait, and not begun: a person's decision is
 *     needed
 * @param planned to go by themselves, and not begun
 * @param stay gone by their owner's doing, or left by a person's decision
 * @param left of those that stay, by a person's decision
 * @param barred that the plan refuses to move, whatever became of them; counted elsewhere too
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
        int stay,
        int left,
        int barred) {

    /** How many their owners deleted. */
    public int gone() {
        return stay - left;
    }

    /** How many are settled. */
    public int settled() {
        return moved + byHand + stay;
    }

    /** Of a hundred. */
    public int percent() {
        return total == 0 ? 0 : settled() * 100 / total;
    }
}
