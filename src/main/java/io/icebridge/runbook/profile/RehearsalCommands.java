package io.icebridge.runbook.profile;

/**
 * How a schema change is tried on a copy of the database before the service is touched: with the
 * new release's programs in a folder of their own, and as a database user who may reach the copy
 * alone.
 *
 * @param base puts the new repository into the folder, and what it wants
 * @param install puts programs there, with all that they need
 * @param copy brings a service's configuration there
 * @param run runs a command in the folder as if it were the whole host
 * @param grant SQL that makes the user
 * @param revoke SQL that removes him
 */
public record RehearsalCommands(
        String base,
        String install,
        String copy,
        String run,
        String remove,
        String user,
        String grant,
        String revoke) {}
