package io.icebridge.runbook.profile;

/** SQL for what the new Nova's empty database needs and no API can write. */
public record FillProfile(
        Copy keyPairs, Copy networks, ServerRows servers, Termination termination) {

    /**
     * Rows that go from the old schema to the new one.
     *
     * @param copy copies what is missing; may run again
     * @param missing lists what is still missing
     */
    public record Copy(String copy, String missing) {}

    /**
     * Queries for what only the database knows of servers; columns in this order.
     *
     * @param instances uuid, locked, disable_terminate, user_data, key_data
     * @param devices instance_uuid, volume_id, device_name, delete_on_termination, boot_index
     */
    public record ServerRows(String instances, String devices) {}

    /**
     * Whether a volume goes with its server, in the new Nova's database.
     *
     * @param set says that it does; may run again
     * @param see gives what is there: 1 or 0
     */
    public record Termination(String set, String see) {}
}
