package io.icebridge.audit.map;

import io.icebridge.audit.map.Element.Kind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The way that was taken through a model, by those of its elements that left something in our
 * tables: between two of them it went the shortest way through elements that leave nothing, such as
 * gateways; where a person decided, it went his way.
 */
final class TakenWay {
    private final Graph graph;
    private final Map<String, Instant> seen;
    private final Set<String> elements = new HashSet<>();
    private final Set<Flow> flows = new HashSet<>();

    /**
     * @param seen what was come to, and when first; null where the time is not known
     */
    private TakenWay(Graph graph, Map<String, Instant> seen) {
        this.graph = graph;
        this.seen = new HashMap<>(seen);
        seen.keySet().forEach(id -> graph.around(id).forEach(this::around));
        elements.addAll(this.seen.keySet());
    }

    private void around(String part) {
        seen.putIfAbsent(part, null);
    }

    /**
     * @param answers what people decided at tasks
     * @param well whether the model came to its good end
     */
    static TakenWay of(
            Graph graph,
            Map<String, Instant> seen,
            Map<String, Set<String>> answers,
            boolean well) {
        TakenWay way = new TakenWay(graph, seen);
        way.seen.keySet().forEach(way::cameTo);
        answers.forEach((task, each) -> each.forEach(answer -> way.answered(task, answer)));
        if (well) {
            List.copyOf(way.elements).forEach(way::goOn);
        }
        return way;
    }

    boolean took(String element) {
        return elements.contains(element);
    }

    /** Ids of the flows. */
    List<String> flows() {
        return flows.stream().map(Flow::id).filter(id -> !id.isEmpty()).sorted().toList();
    }

    /** Whether it went on from there. */
    boolean left(String id) {
        boolean part = graph.drawn(id) && graph.elements().get(id).kind() == Kind.PART;
        String from = part ? Graph.after(id) : id;
        return flows.stream().anyMatch(flow -> flow.from().equals(from) || caughtAt(flow, id));
    }

    private boolean caughtAt(Flow flow, String id) {
        return flow.from().equals(id)
                && graph.drawn(flow.to())
                && graph.elements().get(flow.to()).kind() == Kind.CAUGHT;
    }

    private void cameTo(String id) {
        search(
                        id,
                        graph::to,
                        Flow::from,
                        flow -> flow.answer().isEmpty(),
                        from -> begins(from) || before(from, id))
                .ifPresent(this::take);
    }

    private boolean begins(String id) {
        return graph.drawn(id)
                && graph.elements().get(id).kind() == Kind.START
                && graph.to(id).isEmpty();
    }

    private boolean before(String from, String id) {
        if (!seen.containsKey(from)) {
            return false;
        }
        Instant then = seen.get(from);
        Instant now = seen.get(id);
        return then == null || now == null || !then.isAfter(now);
    }

    private void answered(String task, String answer) {
        for (Flow flow : graph.flows()) {
            if (flow.answer().equals(answer) && task.equals(graph.asked(flow.from()))) {
                graph.to(flow.from()).stream()
                        .filter(to -> to.from().equals(task))
                        .forEach(to -> take(List.of(to, flow)));
                goOn(flow.to());
            }
        }
    }

    /** To the next that was come to, or the end, where nothing leads on yet. */
    private void goOn(String id) {
        boolean open = graph.drawn(id) && graph.elements().get(id).kind() == Kind.PART;
        if (open || left(id)) {
            return;
        }
        search(
                        id,
                        graph::from,
                        Flow::to,
                        flow -> flow.answer().isEmpty() && !caught(flow.to()),
                        to -> seen.containsKey(to) || ends(to))
                .ifPresent(this::take);
    }

    private boolean caught(String id) {
        return graph.drawn(id) && graph.elements().get(id).kind() == Kind.CAUGHT;
    }

    private boolean ends(String id) {
        return graph.drawn(id)
                && graph.from(id).isEmpty()
                && graph.elements().get(id).kind() == Kind.END;
    }

    private void take(List<Flow> way) {
        flows.addAll(way);
        way.forEach(
                flow -> {
                    elements.add(flow.from());
                    elements.add(flow.to());
                });
    }

    /** The shortest way from an element to one that is wanted. */
    private Optional<List<Flow>> search(
            String id,
            Function<String, List<Flow>> around,
            Function<Flow, String> beyond,
            Predicate<Flow> open,
            Predicate<String> wanted) {
        Deque<List<Flow>> ways = new ArrayDeque<>(List.of(List.of()));
        Set<String> been = new HashSet<>(Set.of(id));
        while (!ways.isEmpty()) {
            List<Flow> way = ways.remove();
            String at = way.isEmpty() ? id : beyond.apply(way.get(way.size() - 1));
            if (!way.isEmpty() && wanted.test(at)) {
                return Optional.of(way);
            }
            if (!way.isEmpty() && seen.containsKey(at)) {
                continue;
            }
            for (Flow flow : around.apply(at)) {
                if (open.test(flow) && been.add(beyond.apply(flow))) {
                    List<Flow> longer = new ArrayList<>(way);
                    longer.add(flow);
                    ways.add(longer);
                }
            }
        }
        return Optional.empty();
    }
}
