package io.icebridge.runbook.move;

/** What is held back, on whose word. */
public record Hold(Whom whom, Wanted wanted) {}
