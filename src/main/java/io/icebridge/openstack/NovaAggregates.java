package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.Aggregate;
import io.icebridge.cloud.Aggregates;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.change.AggregateChanges;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Nova's host aggregates; Icebridge knows them by name. */
final class NovaAggregates implements Aggregates, AggregateChanges {

    private static final String ZONE = "availability_zone";

    private final Service nova;

    NovaAggregates(Service nova) {
        this.nova = nova;
    }

    @Override
    public List<Aggregate> all() {
        return Json.list(rows(), NovaAggregates::read);
    }

    /** Those that Nova calls available. */
    @Override
    public Set<String> zones() {
        Set<String> names = new TreeSet<>();
        for (JsonNode zone : nova.get("/os-availability-zone").path("availabilityZoneInfo")) {
            if (zone.at("/zoneState/available").asBoolean()) {
                names.add(Json.text(zone, "zoneName"));
            }
        }
        return names;
    }

    private JsonNode rows() {
        return nova.get("/os-aggregates").path("aggregates");
    }

    private static Aggregate read(JsonNode row) {
        // Nova repeats the zone among the metadata
        Map<String, String> metadata = Json.map(row.path("metadata"));
        metadata.remove(ZONE);
        return new Aggregate(
                Json.text(row, "name"),
                Json.text(row, ZONE),
                Json.list(row.path("hosts"), JsonNode::asText),
                metadata);
    }

    @Override
    public void create(Aggregate aggregate) {
        String id = row(aggregate.name()).map(r -> Json.text(r, "id")).orElse("");
        if (id.isEmpty()) {
            ObjectNode body = Json.object().put("name", aggregate.name());
            body.put(ZONE, aggregate.availabilityZone());
            if (aggregate.availabilityZone().isEmpty()) {
                body.putNull(ZONE);
            }
            JsonNode created =
                    nova.json(Call.post("/os-aggregates", Json.object().set("aggregate", body)));
            id = Json.text(created.path("aggregate"), "id");
        }
        if (!aggregate.metadata().isEmpty()) {
            ObjectNode body = Json.object();
            body.set("metadata", Json.tree(aggregate.metadata()));
            act(id, "set_metadata", body);
        }
        for (String node : aggregate.nodes()) {
            addNode(aggregate.name(), node);
        }
    }

    @Override
    public void addNode(String name, String node) {
        JsonNode row =
                row(name)
                        .orElseThrow(
                                () ->
                                        new CloudFailure(
                                                Reason.NOT_FOUND,
                                                "GET /os-aggregates",
                                                0,
                                                0,
                                                "there is no aggregate " + name,
                                                null));
        if (!read(row).nodes().contains(node)) {
            act(Json.text(row, "id"), "add_host", Json.object().put("host", node));
        }
    }

    private Optional<JsonNode> row(String name) {
        for (JsonNode row : rows()) {
            if (Json.text(row, "name").equals(name)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private void act(String id, String action, ObjectNode arguments) {
        nova.call(
                Call.post(
                        Call.path("/os-aggregates/{}/action", id),
                        Json.object().set(action, arguments)));
    }
}
