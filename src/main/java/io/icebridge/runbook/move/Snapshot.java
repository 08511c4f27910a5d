package io.icebridge.runbook.move;

/**
 * A snapshot of a server, whose image the cloud makes from then on.
 *
 * @param imageId Glance's
 */
public record Snapshot(String imageId) {}
