package io.icebridge.runbook.fleet;

import io.icebridge.journal.Action;
import io.icebridge.runbook.StepFailure;

/** Failures of deeds as the journal keeps them: the sentence, then what there is beyond it. */
final class Failed {
    private Failed() {}

    static String text(StepFailure failure) {
        return failure.getMessage() + "\n" + failure.detail();
    }

    /** What {@link #text} wrote, as the failure of this action. */
    static StepFailure of(Action action, String text) {
        String[] parts = text.split("\n", 2);
        return new StepFailure(
                action.effect() ? StepFailure.Kind.COMMAND_FAILED : StepFailure.Kind.PROOF_FAILED,
                parts[0],
                parts.length > 1 ? parts[1] : "");
    }
}
