package io.icebridge.audit.map;

import io.icebridge.audit.map.Element.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which calls lead from what was started down to a model. */
@Component
class Chains {
    private final Graphs graphs;

    Chains(Graphs graphs) {
        this.graphs = graphs;
    }

    /**
     * The shortest way.
     *
     * @return empty where none leads there, and where it is what was started itself
     */
    List<Element> down(String root, String model, MapScope scope) {
        Deque<List<Element>> ways = new ArrayDeque<>(List.of(List.of()));
        Set<String> been = new HashSet<>(Set.of(root));
        while (!ways.isEmpty()) {
            List<Element> way = ways.remove();
            String at = way.isEmpty() ? root : way.get(way.size() - 1).call().model();
            List<Element> calls =
                    graphs.of(at).elements().values().stream()
                            .filter(each -> each.call() != null)
                            .toList();
            List<Element> there =
                    calls.stream().filter(call -> leads(call.call(), model, scope)).toList();
            if (!there.isEmpty()) {
                return longer(way, exact(there, scope));
            }
            calls.stream()
                    .filter(call -> graphs.has(call.call().model()))
                    .filter(call -> been.add(call.call().model()))
                    .forEach(call -> ways.add(longer(way, call)));
        }
        return List.of();
    }

    private static boolean leads(Call call, String model, MapScope scope) {
        return call.model().equals(model)
                && (scope.gate().isEmpty() || call.gate().equals(scope.gate()));
    }

    /** The one that names the subject itself, where one does. */
    private static Element exact(List<Element> calls, MapScope scope) {
        return calls.stream()
                .filter(each -> each.call().given().containsValue("'" + scope.name() + "'"))
                .findFirst()
                .orElse(
                        calls.stream()
                                .filter(each -> MapScope.CHANGE.many(each.call()))
                                .findFirst()
                                .orElse(calls.get(0)));
    }

    private static List<Element> longer(List<Element> way, Element call) {
        List<Element> longer = new ArrayList<>(way);
        longer.add(call);
        return longer;
    }
}
