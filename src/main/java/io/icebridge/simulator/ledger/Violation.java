package io.icebridge.simulator.ledger;

import java.time.Instant;

/** Something that must never be done to a customer's things, and which call did it. */
public record Violation(String rule, String call, Instant at) {}
