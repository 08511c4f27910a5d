package io.icebridge.approval;

import java.time.Duration;
import java.util.Optional;

/**
 * On what terms a gate is approved.
 *
 * @param approvers how many different people have to approve the same
 * @param valid how long an approval opens what has not begun; empty for ever
 * @param remind after how long people are reminded of a gate that waits; empty never
 */
public record Terms(int approvers, Optional<Duration> valid, Optional<Duration> remind) {
    public static final Terms ONE_FOR_EVER = new Terms(1, Optional.empty(), Optional.empty());

    /** The terms of each gate, by its name. */
    @FunctionalInterface
    public interface OfGates {
        Terms of(String gate);
    }
}
