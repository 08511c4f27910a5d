package io.icebridge.audit.map;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Approval.Gate;
import io.icebridge.approval.Decision;
import io.icebridge.approval.Records;
import io.icebridge.audit.map.Element.Call;
import io.icebridge.audit.map.TraceTable.Steps;
import io.icebridge.audit.told.Drawn;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds what each element of a model left in our tables. */
@Component
class Seen {
    private static final String GATE = "obtain-approval";

    private final Drawn drawn;
    private final TraceTable table;
    private final WordTable words;
    private final Records records;

    Seen(Drawn drawn, TraceTable table, WordTable words, Records records) {
        this.drawn = drawn;
        this.table = table;
        this.words = words;
        this.records = records;
    }

    /**
     * What was found.
     *
     * @param answers what people decided, by task
     */
    record Found(Map<String, Trace> traces, Map<String, List<Decision>> answers) {
        Map<String, Set<String>> words() {
            Map<String, Set<String>> words = new HashMap<>();
            answers.forEach(
                    (task, each) ->
                            words.put(
                                    task,
                                    each.stream()
                                            .map(Decision::decision)
                                            .collect(Collectors.toSet())));
            return words;
        }
    }

    Found of(Level level, Graph graph) {
        Steps steps = table.of(level.change(), level.scope(), level.since());
        Found found = new Found(new LinkedHashMap<>(), new HashMap<>());
        for (Element element : graph.elements().values()) {
            Optional<Trace> trace =
                    switch (element.kind()) {
                        case STEP -> steps.apply(element.id());
                        case TASK -> decided(level, element.id(), found);
                        case CALL -> called(level, element.call(), steps);
                        default -> Optional.empty();
                    };
            trace.ifPresent(t -> found.traces().put(element.id(), t));
        }
        if (level.model().equals(GATE)) {
            gate(level, found);
        }
        ended(level, graph, found);
        return found;
    }

    private Optional<Trace> decided(Level level, String task, Found found) {
        List<Decision> decisions =
                words.decided(level.change(), level.scope(), task, level.since());
        if (!decisions.isEmpty()) {
            found.answers().put(task, decisions);
        }
        return Trace.of(decisions.stream().map(d -> new Trace(d.at(), d.at())));
    }

    private Optional<Trace> called(Level level, Call call, Steps here) {
        MapScope scope = level.scope().called(call);
        boolean same = scope.subject().equals(level.scope().subject());
        Steps steps = same ? here : table.of(level.change(), scope, level.since());
        if (call.model().equals(GATE)) {
            return shown(level, call.gate(), scope);
        }
        return Trace.of(
                drawn.parts(call.model()).stream()
                        .flatMap(
                                part ->
                                        Stream.concat(
                                                part.steps().stream().map(steps),
                                                part.gates().stream()
                                                        .map(gate -> shown(level, gate, scope))))
                        .flatMap(Optional::stream));
    }

    private Optional<Trace> shown(Level level, String gate, MapScope scope) {
        Optional<Trace> exactly =
                words.shown(new Gate(level.change(), gate, scope.gateSubject()), level.since());
        return exactly.isPresent() || !scope.kind().isEmpty()
                ? exactly
                : words.shownAnywhere(level.change(), gate, level.since());
    }

    private void gate(Level level, Found found) {
        MapScope scope = level.scope();
        Gate gate = new Gate(level.change(), scope.gate(), scope.gateSubject());
        words.shown(gate, level.since())
                .ifPresent(trace -> found.traces().put("collectEvidence", trace));
        Optional<Approval> latest = records.approvals().latest(gate);
        latest.filter(approval -> !approval.at().isBefore(level.since()))
                .ifPresent(
                        approval -> {
                            Trace at = new Trace(approval.at(), approval.at());
                            found.traces().put("decide", at);
                            found.traces()
                                    .put(approval.approved() ? "gateApproved" : "gateRejected", at);
                        });
    }

    /** An end is written down by its own name or, within a part, by the part's. */
    private static boolean called(Element end, Graph graph, String outcome) {
        return end.name().equals(outcome)
                || !end.within().isEmpty()
                        && graph.elements().get(end.within()).name().equals(outcome);
    }

    /** What was started ended at the end of that name. */
    private static void ended(Level level, Graph graph, Found found) {
        Instant at = level.run().ended();
        if (level.from() != null || at == null) {
            return;
        }
        graph.elements().values().stream()
                .filter(each -> each.kind() == Element.Kind.END)
                .filter(each -> called(each, graph, level.run().outcome()))
                .findFirst()
                .ifPresent(end -> found.traces().put(end.id(), new Trace(at, at)));
    }
}
