package io.icebridge.runbook.profile;

/**
 * What a person runs on a host that Icebridge may not log in to, in place of its own tools.
 *
 * @param fetchOption a shell word that reads an option on another host
 * @param projectId a shell word that asks Keystone for a project's id
 * @param serversOnNode counts them; its last line is the number
 * @param databaseUrl points every database URL of the file at another host and schema, login kept
 * @param awayFromLocalhost points at the old controller what was its own on the old controller
 */
public record HandCommands(
        String copyFolder,
        String setOption,
        String deleteOption,
        String fetchOption,
        String projectId,
        String serversOnNode,
        String databaseUrl,
        String awayFromLocalhost) {}
