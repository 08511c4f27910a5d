package io.icebridge.runbook.fleet;

import io.icebridge.journal.Action;
import io.icebridge.journal.Step;
import io.icebridge.journal.Subject;
import java.util.List;

/**
 * All deeds of a step. Those of one stage run side by side at different places and one after
 * another at the same; a stage begins when the one before it has ended everywhere.
 *
 * @param step the model's element id
 */
public record Course(String step, Subject subject, List<List<Deed>> stages) {
    public Course {
        stages = stages.stream().map(List::copyOf).filter(s -> !s.isEmpty()).toList();
    }

    public List<Deed> deeds() {
        return stages.stream().flatMap(List::stream).toList();
    }

    /** What people and gates are shown of it. */
    public Step shown() {
        return new Step(step, subject, deeds().stream().map(Deed::action).toList());
    }

    public List<Action> actions() {
        return shown().actions();
    }
}
