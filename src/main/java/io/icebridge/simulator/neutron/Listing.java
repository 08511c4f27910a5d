package io.icebridge.simulator.neutron;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Paging;
import io.icebridge.simulator.http.Reply;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Neutron's lists: any field is a filter, and pages follow only where a limit is asked for. */
final class Listing {

    private static final Set<String> NOT_FILTERS =
            Set.of("limit", "marker", "sort_key", "sort_dir", "page_reverse", "fields");

    private Listing() {}

    static <T> Reply of(Call call, String name, Collection<T> all, Function<T, ObjectNode> shown) {
        List<ObjectNode> found =
                all.stream()
                        .map(shown)
                        .filter(n -> call.caller().sees(n.path("tenant_id").asText()) || shared(n))
                        .filter(n -> fits(n, call.query()))
                        .toList();
        Paging paging = Paging.of(call, Integer.MAX_VALUE, Integer.MAX_VALUE);
        Paging.Page<ObjectNode> page = paging.cut(found, n -> n.path("id").asText());
        ObjectNode answer = Json.object(name, page.items());
        if (page.more()) {
            String last = page.items().get(page.items().size() - 1).path("id").asText();
            String href = call.baseUrl() + paging.next(call, last);
            answer.set(name + "_links", Json.array(Json.object("rel", "next", "href", href)));
        }
        return Reply.ok(answer);
    }

    private static boolean shared(JsonNode node) {
        return node.path("shared").asBoolean() || node.path("router:external").asBoolean();
    }

    private static boolean fits(JsonNode node, Map<String, List<String>> query) {
        return query.entrySet().stream()
                .filter(e -> !NOT_FILTERS.contains(e.getKey()))
                .allMatch(
                        e ->
                                e.getKey().equals("fixed_ips")
                                        ? e.getValue().stream().anyMatch(v -> hasIp(node, v))
                                        : fits(node.path(field(e.getKey())), e.getValue()));
    }

    private static String field(String asked) {
        return asked.equals("project_id") ? "tenant_id" : asked;
    }

    private static boolean fits(JsonNode value, List<String> wanted) {
        return value.isMissingNode()
                || wanted.stream().anyMatch(w -> w.equalsIgnoreCase(value.asText()));
    }

    private static boolean hasIp(JsonNode port, String asked) {
        String[] pair = asked.split("=", 2);
        for (JsonNode fixed : port.path("fixed_ips")) {
            if (pair.length == 2 && fixed.path(pair[0]).asText().equals(pair[1])) {
                return true;
            }
        }
        return false;
    }
}
