package io.icebridge.process.gate;

import io.icebridge.approval.Evidence.Next;
import io.icebridge.approval.Slice;
import io.icebridge.journal.Action;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.fleet.Course;
import java.util.List;
import java.util.stream.Collectors;

/** Courses as slices, and slices as a gate's table. */
public final class Slicings {
    private Slicings() {}

    /** What a gate shows of a subject: its courses, as what they will do. */
    public static Slice of(String gate, Subject subject, List<Course> courses) {
        return new Slice(gate, subject, courses.stream().map(Course::shown).toList());
    }

    /** Where something of it happens. */
    public static String places(List<Course> courses) {
        return courses.stream()
                .flatMap(c -> c.actions().stream())
                .map(a -> a.key().place().name())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Every action in order; looks too, since a person who does it by hand carries them out. */
    public static List<Next> next(List<Slice> slices) {
        return slices.stream()
                .flatMap(slice -> slice.steps().stream())
                .flatMap(step -> step.actions().stream().map(a -> next(step.id(), a)))
                .toList();
    }

    private static Next next(String step, Action action) {
        return new Next(step, action.key().place().name(), action.what());
    }
}
