package io.icebridge.simulator.keystone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.keystone.Registry.Endpoint;
import io.icebridge.simulator.keystone.Registry.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The service catalogue that comes with a token, in both wordings. */
final class Catalog {

    private final Keystone keystone;

    Catalog(Keystone keystone) {
        this.keystone = keystone;
    }

    ArrayNode v3(String projectId) {
        return perService(
                (service, endpoints) ->
                        Json.object(
                                "id", service.id(),
                                "type", service.type(),
                                "name", service.name(),
                                "endpoints", Json.array(endpoints, e -> v3(e, projectId))));
    }

    private ObjectNode v3(Endpoint endpoint, String projectId) {
        return Json.object(
                "id", endpoint.id(),
                "legacy_endpoint_id", endpoint.legacyId(),
                "interface", endpoint.interfaceName(),
                "region", endpoint.region(),
                "url", substitute(endpoint.url(), projectId));
    }

    ArrayNode v2(String projectId) {
        return perService(
                (service, endpoints) ->
                        Json.object(
                                "type",
                                service.type(),
                                "name",
                                service.name(),
                                "endpoints_links",
                                Json.array(),
                                "endpoints",
                                Json.array(
                                        byRow(endpoints).entrySet(),
                                        row -> v2(row.getKey(), row.getValue(), projectId))));
    }

    private ObjectNode v2(String id, List<Endpoint> urls, String projectId) {
        ObjectNode row = Json.object("id", id, "region", urls.get(0).region());
        urls.forEach(e -> row.put(e.interfaceName() + "URL", substitute(e.url(), projectId)));
        return row;
    }

    /** v2.0's rows: the URLs that share a legacy id. */
    static Map<String, List<Endpoint>> byRow(Iterable<Endpoint> endpoints) {
        Map<String, List<Endpoint>> rows = new LinkedHashMap<>();
        endpoints.forEach(
                e -> rows.computeIfAbsent(e.legacyId(), k -> new java.util.ArrayList<>()).add(e));
        return rows;
    }

    private ArrayNode perService(BiFunction<Service, List<Endpoint>, ObjectNode> entry) {
        ArrayNode catalog = Json.array();
        for (Service service : keystone.registry().services()) {
            List<Endpoint> endpoints =
                    keystone.registry().endpoints().stream()
                            .filter(e -> e.serviceId().equals(service.id()))
                            .toList();
            if (!endpoints.isEmpty()) {
                catalog.add(entry.apply(service, endpoints));
            }
        }
        return catalog;
    }

    private String substitute(String url, String projectId) {
        return keystone.registry()
                .reachable(url)
                .replace("%(tenant_id)s", projectId)
                .replace("$(tenant_id)s", projectId);
    }
}
