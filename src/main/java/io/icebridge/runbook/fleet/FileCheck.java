package io.icebridge.runbook.fleet;

import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.runbook.StepFailure;

/** What the programs that read a file say of it, before they have to live with it. */
public final class FileCheck {
    private FileCheck() {}

    /** What was looked at, for people. */
    record Checked(String text) {}

    /** Holds when the command succeeds; it may change nothing. */
    public static Deed look(Draft draft, String host, String part, String command) {
        return draft.look(host, part, Command.of(command), result -> judged(result, host));
    }

    private static Checked judged(Result result, String host) {
        if (!result.ok()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "a file on %s is not one that its service can read; nothing was started with it"
                            .formatted(host),
                    Outputs.end(result.output() + "\n" + result.errors()));
        }
        return new Checked("its own programs can read it");
    }
}
