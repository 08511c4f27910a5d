package io.icebridge.audit;

/**
 * One model that a person started for a change.
 *
 * @param ended empty while it runs
 * @param state {@code running}, {@code suspended}, {@code ended} or {@code cancelled}
 */
public record Run(
        String change,
        String model,
        String startedBy,
        String started,
        String ended,
        String state) {}
