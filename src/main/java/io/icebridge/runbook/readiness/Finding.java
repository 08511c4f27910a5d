package io.icebridge.runbook.readiness;

/**
 * Something that stands in the way of the change.
 *
 * @param subject whom it concerns: {@code host NAME}, {@code server ID}, {@code region NAME}...
 * @param code a short name that stays the same, such as {@code disk}
 * @param what the same for as long as the verdict is the same, since gates and plans have it in
 *     their digests
 * @param blocks false where a person may go on without mending it
 * @param reading what was read, such as free space, which changes by itself; shown beside, and in
 *     no digest; may be empty
 */
public record Finding(
        String subject, String code, String what, String remedy, boolean blocks, String reading) {

    public Finding(String subject, String code, String what, String remedy, boolean blocks) {
        this(subject, code, what, remedy, blocks, "");
    }

    public Finding reading(String seen) {
        return new Finding(subject, code, what, remedy, blocks, seen);
    }

    /** What it is, with what was read. */
    public String told() {
        return reading.isEmpty() ? what : what + " (" + reading + ")";
    }
}
