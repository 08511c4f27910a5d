package io.icebridge.runbook.fleet;

/**
 * What is kept of a command that has ended well.
 *
 * @param seconds that it took on the host
 * @param output the end of what it wrote
 */
public record Ran(long seconds, String output) {}
