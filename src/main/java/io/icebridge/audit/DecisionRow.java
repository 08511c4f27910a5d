package io.icebridge.audit;

import io.icebridge.approval.Decision;

/** A person's decision outside gates. */
public record DecisionRow(Decision decision, String at) {

    static DecisionRow of(Decision decision) {
        return new DecisionRow(decision, Times.text(decision.at()));
    }
}
