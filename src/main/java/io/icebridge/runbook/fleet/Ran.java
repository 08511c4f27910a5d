package io.icebridge.runbook.fleet;

/**
 * What is kept of a command that has ended well.
 *
 * @param seconds that it took on the host
 * @param output what it wrote, of which the host keeps the end when it is very long
 */
public record Ran(long seconds, String output) {}
