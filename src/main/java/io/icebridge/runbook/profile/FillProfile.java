package io.icebridge.runbook.profile;

/** SQL for what the new Nova's empty database needs and no API can write. */
public record FillProfile(Copy keyPairs, Copy networks) {

    /**
     * Rows that go from the old schema to the new one.
     *
     * @param copy copies what is missing; may run again
     * @param missing lists what is still missing
     */
    public record Copy(String copy, String missing) {}
}
