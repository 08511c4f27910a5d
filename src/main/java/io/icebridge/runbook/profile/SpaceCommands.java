package io.icebridge.runbook.profile;

/**
 * How much room there is on a host and how much is needed.
 *
 * @param free as {@code df -Pk} tells of {@code {folder}} or what is above it
 * @param folder as {@code du -sk} tells of {@code {folder}}
 * @param database the bytes of {@code {schema}}'s rows and of its indexes, in one row
 */
public record SpaceCommands(String free, String folder, String database) {}
