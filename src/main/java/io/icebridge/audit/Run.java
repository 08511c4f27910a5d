package io.icebridge.audit;

import io.icebridge.approval.Starts;

/**
 * One model that a person started for a change.
 *
 * @param ended empty while it runs
 * @param state {@code running}, or how it ended
 */
public record Run(
        String change,
        String model,
        String startedBy,
        String started,
        String title,
        String reason,
        String ended,
        String state) {

    static Run of(Starts.Run run) {
        Starts.Start start = run.start();
        return new Run(
                start.change(),
                start.model(),
                start.by(),
                Times.text(start.at()),
                start.title(),
                start.reason(),
                Times.text(run.ended()),
                run.ended() == null ? "running" : run.outcome());
    }
}
