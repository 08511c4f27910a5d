package io.icebridge.runbook;

/**
 * A step that will run, as a plan or a gate shows it.
 *
 * @param where hosts, or the service whose API is called
 * @param how its commands or API calls
 */
public record Planned(String step, String where, String how) {}
