package io.icebridge.runbook.profile;

/**
 * What must not be in a service's database before its schema changes.
 *
 * @param service whose database, as the cloud file calls it
 * @param sql selects what is in the way; {@code {schema}} is the database's name
 */
public record DatabaseCheck(String code, String service, String sql, String what, String remedy) {}
