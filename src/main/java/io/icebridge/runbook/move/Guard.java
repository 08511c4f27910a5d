package io.icebridge.runbook.move;

/**
 * What keeps a root volume from being deleted with its server.
 *
 * @param snapshotId of the volume; empty where Nova was told not to delete it
 */
record Guard(String snapshotId) {}
