package io.icebridge.runbook.move;

import java.time.Instant;

/**
 * Who wanted something of a window, when, and why.
 *
 * @param by empty where the runbook did it by itself
 */
public record Wanted(String by, Instant at, String why) {}
