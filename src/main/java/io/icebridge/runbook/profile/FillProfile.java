package io.icebridge.runbook.profile;

/**
 * SQL for what the new Nova's database needs and no API can write.
 *
 * @param copyRows copies rows where some are missing
 * @param servers null where Nova's API tells all that these queries ask for
 * @param neutralUserData makes cloud-init leave a server alone that it takes for a new one
 */
public record FillProfile(
        String copyRows,
        Copy keyPairs,
        Copy userQuotas,
        Copy networks,
        ServerRows servers,
        Fact termination,
        Fact owner,
        String neutralUserData) {

    /**
     * Rows that go from the old schema to the new one.
     *
     * @param copy copies what is missing; may run again
     * @param missing lists what is still missing
     */
    public record Copy(String copy, String missing) {}

    /**
     * Queries for what only the database knows of servers; columns in this order. {@code {server}}
     * is a server's id, or {@code %} for all.
     *
     * @param instances uuid, locked, disable_terminate, user_data, key_data, the name of a group
     *     that its boot gave as a hint
     * @param devices instance_uuid, volume_id, device_name, delete_on_termination, boot_index
     * @param groups the server's id, its server group's id, name and policy, and of each member id,
     *     node and zone
     * @param cards the server's id, Nova's memory of its network cards as JSON
     */
    public record ServerRows(String instances, String devices, String groups, String cards) {}

    /**
     * Something of a new server in the new Nova's database.
     *
     * @param set writes it; may run again
     * @param see gives what is there
     */
    public record Fact(String set, String see) {}
}
