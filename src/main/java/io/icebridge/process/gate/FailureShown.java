package io.icebridge.process.gate;

import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Failures.Recorded;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Var;
import io.icebridge.runbook.StepFailure;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a person who decides on a failure sees of it: the variables of the decision forms. */
public final class FailureShown {
    private static final Var<String> MESSAGE = Var.text("failureMessage");
    private static final Var<String> MEANING = Var.text("failureMeaning");
    private static final Var<String> REMEDY = Var.text("failureRemedy");
    private static final String DETAILS = "failureDetails";

    /** What a person is to run, line by line; none when nothing is to be run by hand. */
    private static final String COMMANDS = "byHandCommands";

    private FailureShown() {}

    /** The message that the model caught or that is shown; empty when there was no failure. */
    static String message(Here here) {
        return here.get(MESSAGE, "");
    }

    static void show(Here here, Recorded failure) {
        here.set(MESSAGE, Failures.shorten(failure.message()));
        here.set(MEANING, Failures.shorten(failure.meaning()));
        here.set(REMEDY, Failures.shorten(failure.remedy()));
        boolean byHand = failure.kind().equals(StepFailure.Kind.BY_HAND.name());
        here.setJson(
                COMMANDS,
                byHand
                        ? failure.detail().lines().map(line -> Map.of("command", line)).toList()
                        : List.of());
        here.setJson(
                DETAILS,
                Stream.of(
                                row("What happened", failure.message()),
                                row("What it means", failure.meaning()),
                                row("What helps", failure.remedy()),
                                row("Concerns", failure.subject()),
                                row("Step", failure.step()),
                                row("Kind", failure.kind()),
                                row("Output", byHand ? "" : failure.detail()))
                        .filter(row -> !row.get("value").isBlank())
                        .toList());
    }

    /** A server that failed, and why. */
    public record FailedServer(String server, String why) {}

    /**
     * Shows what failed.
     *
     * @param servers how many the wave has, those that failed in earlier ones included
     */
    public static void showServers(Here here, List<FailedServer> failed, int servers) {
        String message =
                "%d of %d servers have failed, those of earlier waves included"
                        .formatted(failed.size(), servers);
        String meaning = "more servers fail than the cloud file's failed-share lets pass";
        String remedy =
                "where all fail for the same reason, mend that first; then carry on and have the"
                        + " failed ones tried again, each in its own task";
        here.set(MESSAGE, message);
        here.set(MEANING, meaning);
        here.set(REMEDY, remedy);
        here.setJson(
                DETAILS,
                Stream.concat(
                                Stream.of(
                                        row("What happened", message),
                                        row("What it means", meaning),
                                        row("What helps", remedy)),
                                failed.stream().map(f -> row(f.server(), f.why())))
                        .toList());
    }

    /** The forms read these variables, so that they must exist. */
    static void showNone(Here here) {
        here.set(MEANING, "");
        here.set(REMEDY, "");
        here.setJson(COMMANDS, List.of());
        here.setJson(DETAILS, List.of());
    }

    /** Whether the person who decides was given commands to run. */
    static boolean asksByHand(Here here) {
        return here.execution().hasVariable(COMMANDS) && !here.json(COMMANDS).elements().isEmpty();
    }

    /** So that the next decision is not taken for one about this failure. */
    static void forget(Here here) {
        here.set(MESSAGE, null);
    }

    /** A row of a form's table of what and value. */
    public static Map<String, String> row(String what, String value) {
        return Map.of("what", what, "value", value);
    }
}
