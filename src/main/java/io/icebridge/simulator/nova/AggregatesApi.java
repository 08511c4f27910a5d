package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import io.icebridge.simulator.nova.Aggregates.Aggregate;
import java.util.List;
import java.util.stream.Stream;

/** {@code os-aggregates} and {@code os-availability-zone}. */
final class AggregatesApi {

    private final NovaRegion region;

    AggregatesApi(NovaRegion region) {
        this.region = region;
    }

    void routes(Router router) {
        router.get("/os-aggregates", this::list);
        router.post("/os-aggregates", this::add);
        router.get("/os-aggregates/{id}", c -> one(find(c)));
        router.delete("/os-aggregates/{id}", this::remove);
        router.post("/os-aggregates/{id}/action", this::act);
        router.get("/os-availability-zone", this::zones);
        router.get("/os-availability-zone/detail", this::zones);
    }

    private Aggregate find(Call call) {
        call.caller().mustBeAdmin();
        return region.aggregates().find(call.name("id"));
    }

    private Reply list(Call call) {
        call.caller().mustBeAdmin();
        return Reply.ok(
                Json.object(
                        "aggregates", Json.array(region.aggregates().all(), AggregatesApi::show)));
    }

    private static Reply one(Aggregate aggregate) {
        return Reply.ok(Json.object("aggregate", show(aggregate)));
    }

    private Reply add(Call call) {
        call.caller().mustBeAdmin();
        JsonNode body = call.json("aggregate");
        return one(
                region.aggregates()
                        .add(
                                body.path("name").asText(),
                                Json.text(body, "availability_zone", null)));
    }

    private Reply remove(Call call) {
        region.aggregates().remove(find(call));
        return Reply.empty(200);
    }

    private Reply act(Call call) {
        Aggregate aggregate = find(call);
        JsonNode body = call.json();
        if (body.has("add_host")) {
            String host = body.path("add_host").path("host").asText();
            region.node(host);
            region.aggregates().addHost(aggregate, host);
        } else if (body.has("remove_host")) {
            aggregate.hosts.remove(body.path("remove_host").path("host").asText());
        } else if (body.has("set_metadata")) {
            aggregate.metadata.putAll(Json.strings(body.path("set_metadata").path("metadata")));
        } else {
            throw new Refusal(400, "There is no such action");
        }
        return one(aggregate);
    }

    private Reply zones(Call call) {
        List<String> names =
                Stream.concat(
                                Stream.of("nova"),
                                region.nodes().stream()
                                        .map(n -> region.aggregates().zoneOf(n.host)))
                        .distinct()
                        .toList();
        return Reply.ok(Json.object("availabilityZoneInfo", Json.array(names, this::zone)));
    }

    private ObjectNode zone(String name) {
        ObjectNode hosts = Json.object();
        region.nodes().stream()
                .filter(n -> region.aggregates().zoneOf(n.host).equals(name))
                .forEach(n -> hosts.set(n.host, Json.object()));
        return Json.object(
                "zoneName", name,
                "zoneState", Json.object("available", true),
                "hosts", hosts);
    }

    private static ObjectNode show(Aggregate aggregate) {
        return Json.object(
                "id", aggregate.id,
                "name", aggregate.name,
                "availability_zone", aggregate.zone(),
                "hosts", aggregate.hosts,
                "metadata", aggregate.metadata,
                "deleted", false);
    }
}
