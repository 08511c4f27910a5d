package io.icebridge.audit;

import io.icebridge.journal.Trail;

/** What a person did beside the runbook's own effects. */
public record TrailRow(Trail.Line line, String at) {

    static TrailRow of(Trail.Line line) {
        return new TrailRow(line, Times.text(line.at()));
    }
}
