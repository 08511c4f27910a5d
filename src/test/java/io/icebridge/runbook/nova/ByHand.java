package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Course;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A person who does whatever a step asks for on hosts that are not logged in to. */
public final class ByHand {
    /** What was asked, text by text. */
    public final List<String> asked = new ArrayList<>();

    private final NovaRun run;
    private final Journal journal;
    private final Change change;

    public ByHand(NovaRun run, Journal journal, Change change) {
        this.run = run;
        this.journal = journal;
        this.change = change;
    }

    /** Carries the course out, and gives the output for all that is asked for. */
    public void carriedOut(Course course, String output) {
        carriedOut(r -> r.go(course), output);
    }

    public void carriedOut(Consumer<NovaRun> step, String output) {
        for (int ask = 0; ask < 20; ask++) {
            try {
                step.accept(run);
                return;
            } catch (StepFailure failure) {
                assertThat(failure.kind())
                        .as(failure.getMessage() + "\n" + failure.detail())
                        .isEqualTo(StepFailure.Kind.BY_HAND);
                asked.add(failure.detail());
                for (Throwable other : failure.getSuppressed()) {
                    asked.add(((StepFailure) other).detail());
                }
                settle(output);
            }
        }
        throw new AssertionError("asked without end: " + asked);
    }

    private void settle(String output) {
        journal.of(change).stream()
                .filter(e -> e.state() == Entry.State.BEGUN)
                .forEach(
                        e ->
                                journal.byHand(
                                        change,
                                        e.key(),
                                        e.what(),
                                        new io.icebridge.journal.ByHand(
                                                "ann", "done\nOutput:\n" + output)));
    }
}
