package io.icebridge.audit.map;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Approval.Gate;
import io.icebridge.approval.Decision;
import io.icebridge.approval.Records;
import io.icebridge.audit.overview.Stretch.State;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts into words what is known of an element. */
@Component
class MarkMaker {
    private static final String GATE = "obtain-approval";
    private static final int NEWEST = 3;

    /** Calls that are made once for each of many servers. */
    private static final Set<String> SERVERS = Set.of("moveWave", "moveSlots", "moveServer");

    private final WordTable words;
    private final ServerMarks servers;
    private final Records records;
    private final Journal journal;

    MarkMaker(WordTable words, ServerMarks servers, Records records, Journal journal) {
        this.words = words;
        this.servers = servers;
        this.records = records;
        this.journal = journal;
    }

    /** What was found of an element. */
    record Known(
            State state,
            Optional<Trace> trace,
            int tokens,
            List<Decision> answers,
            List<String> moved) {}

    Mark of(Level level, Element element, Known known) {
        List<String> told = new ArrayList<>(known.moved());
        if (known.state() != State.AHEAD) {
            switch (element.kind()) {
                case STEP -> step(level, element.id(), told);
                case TASK -> task(level, known, told, element.id());
                case CALL -> call(level, element, told);
                default -> {}
            }
        }
        boolean ended =
                known.state() != State.NOW
                        && element.kind() != Element.Kind.END
                        && element.kind() != Element.Kind.THROWN;
        return new Mark(
                element.id(),
                element.name(),
                known.state(),
                known.trace().map(Trace::first).orElse(null),
                ended ? known.trace().map(Trace::last).orElse(null) : null,
                known.tokens(),
                told,
                down(level, element));
    }

    private void step(Level level, String step, List<String> told) {
        words.failed(level.change(), level.scope(), step, level.since())
                .map(
                        failed ->
                                "Failed %s, last: %s"
                                        .formatted(
                                                failed.times() == 1
                                                        ? "once"
                                                        : failed.times() + " times",
                                                failed.last()))
                .ifPresent(told::add);
        String kind = level.scope().kind();
        if (!kind.isEmpty() && !kind.equals("wave")) {
            Subject subject = Subject.parse(level.scope().subject());
            journal.last(new Change(level.change()), subject, step).stream()
                    .map(Entry::byHand)
                    .flatMap(Optional::stream)
                    .map(word -> "By hand by %s: %s".formatted(word.by(), word.comment()))
                    .distinct()
                    .forEach(told::add);
        }
    }

    private void task(Level level, Known known, List<String> told, String task) {
        known.answers().stream()
                .limit(NEWEST)
                .map(d -> "%s by %s: %s".formatted(d.decision(), d.by(), d.comment()))
                .forEach(told::add);
        if (level.model().equals(GATE) && task.equals("decide")) {
            decided(level, level.scope(), told);
        }
    }

    private void call(Level level, Element element, List<String> told) {
        if (element.call().model().equals(GATE)) {
            decided(level, level.scope().called(element.call()), told);
        }
        if (SERVERS.contains(element.id())) {
            String counts = servers.told(level);
            if (!counts.isEmpty()) {
                told.add(counts);
            }
        }
    }

    private void decided(Level level, MapScope scope, List<String> told) {
        Optional<Approval> latest =
                records.approvals()
                        .latest(new Gate(level.change(), scope.gate(), scope.gateSubject()));
        latest.filter(approval -> !approval.at().isBefore(level.since()))
                .map(a -> "%s by %s: %s".formatted(a.decision(), a.by(), a.comment()))
                .ifPresent(told::add);
    }

    private static String down(Level level, Element element) {
        return element.call() == null
                ? ""
                : MapPaths.of(
                        level.change(),
                        element.call().model(),
                        level.scope().called(element.call()));
    }
}
