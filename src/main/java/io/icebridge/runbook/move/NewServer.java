package io.icebridge.runbook.move;

/**
 * A server that was booted in the new region.
 *
 * @param id Nova's
 */
record NewServer(String id) {}
