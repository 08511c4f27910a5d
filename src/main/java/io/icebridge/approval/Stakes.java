package io.icebridge.approval;

import io.icebridge.approval.Evidence.Fact;
import io.icebridge.journal.Action;
import io.icebridge.runbook.Counted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is at stake at a gate, by the actions that it opens: how much is changed and where, what of
 * it cannot be taken back, and how long it should take.
 */
final class Stakes {
    private static final String NEVER = "cannot be undone";
    private static final int NAMED = 8;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    private final Set<String> places = new LinkedHashSet<>();

    /** How often, by what a person is told of each. */
    private final Map<String, Long> forGood = new LinkedHashMap<>();

    private long changes;
    private long lasting;
    private long known;
    private long seconds;

    private Stakes() {}

    static List<Fact> of(List<Slice> opened) {
        Stakes stakes = new Stakes();
        Map<String, List<Slice>> alike = new LinkedHashMap<>();
        opened.forEach(s -> alike.computeIfAbsent(s.digest(), d -> new ArrayList<>()).add(s));
        alike.values().forEach(equal -> stakes.add(equal.get(0), equal.size()));
        return stakes.facts();
    }

    /** Slices of equal servers have equal actions, so that each is looked at once. */
    private void add(Slice slice, long times) {
        slice.steps().stream()
                .flatMap(step -> step.actions().stream())
                .filter(Action::effect)
                .forEach(action -> add(action, times));
    }

    private void add(Action action, long times) {
        changes += times;
        places.add(action.key().place().name());
        if (action.undo().by().isEmpty() && action.undo().words().startsWith(NEVER)) {
            lasting += times;
            forGood.merge(
                    action.key().step() + action.undo().words().substring(NEVER.length()),
                    times,
                    Long::sum);
        }
        if (action.expected().seconds() != null) {
            known += times;
            seconds += times * action.expected().seconds();
        }
    }

    private List<Fact> facts() {
        if (changes == 0) {
            return List.of(new Fact("Changes by this gate", "none"));
        }
        return List.of(
                new Fact("Changes by this gate", changes + " on " + some(List.copyOf(places))),
                new Fact("Cannot be undone", lasting()),
                new Fact("Takes, one after another", taking()));
    }

    private String lasting() {
        if (lasting == 0) {
            return "nothing: each change has its way back, or needs none";
        }
        return "%d of %s: %s"
                .formatted(
                        lasting,
                        Counted.of(changes, "change"),
                        some(
                                forGood.entrySet().stream()
                                        .map(e -> e.getKey() + times(e.getValue()))
                                        .toList()));
    }

    private static String times(long count) {
        return count == 1 ? "" : " (" + count + " times)";
    }

    private String taking() {
        if (known == 0) {
            return "not known: none of these changes was measured yet";
        }
        String rest =
                known == changes
                        ? ""
                        : "; the other %d were not measured yet".formatted(changes - known);
        return "%s by the figures of %s%s"
                .formatted(time(seconds), Counted.of(known, "change"), rest);
    }

    private static String time(long seconds) {
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        return seconds < HOUR
                ? "about " + Math.round((double) seconds / MINUTE) + " min"
                : "about %d h %d min".formatted(seconds / HOUR, seconds % HOUR / MINUTE);
    }

    private static String some(List<String> all) {
        return all.size() <= NAMED
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, NAMED))
                        + " and %d more".formatted(all.size() - NAMED);
    }
}
