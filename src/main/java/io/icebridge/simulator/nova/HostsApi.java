package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** {@code os-services}, {@code os-hypervisors}, {@code os-hosts}. */
final class HostsApi {

    private final NovaRegion region;
    private final Supplier<Instant> clock;
    private final HypervisorView hypervisors;

    /**
     * @param clock the time of the last heartbeat of what is up
     */
    HostsApi(NovaRegion region, Supplier<Instant> clock) {
        this.clock = clock;
        this.region = region;
        this.hypervisors = new HypervisorView(region);
    }

    void routes(Router router) {
        router.get("/os-services", this::services);
        router.put("/os-services/enable", c -> able(c, true));
        router.put("/os-services/disable", c -> able(c, false));
        router.put("/os-services/disable-log-reason", c -> able(c, false));
        router.get("/os-hypervisors", c -> hypervisors(c, region.nodes(), false));
        router.get("/os-hypervisors/detail", c -> hypervisors(c, region.nodes(), true));
        router.get("/os-hypervisors/statistics", this::statistics);
        router.get("/os-hypervisors/{id}", this::hypervisor);
        router.get("/os-hypervisors/{id}/servers", this::serversOf);
        router.get("/os-hypervisors/{id}/search", c -> hypervisors(c, matching(c), false));
        router.get("/os-hosts", this::hosts);
    }

    private Reply services(Call call) {
        call.caller().mustBeAdmin();
        String host = call.query("host");
        String binary = call.query("binary");
        ArrayNode rows = Json.array();
        region.controlServices().forEach(s -> rows.add(control(s)));
        region.nodes().forEach(n -> rows.add(compute(n)));
        ArrayNode found = Json.array();
        for (JsonNode row : rows) {
            if ((host == null || host.equals(row.path("host").asText()))
                    && (binary == null || binary.equals(row.path("binary").asText()))) {
                found.add(row);
            }
        }
        return Reply.ok(Json.object("services", found));
    }

    private ObjectNode compute(Node node) {
        return Json.object(
                "id",
                node.id + 100,
                "binary",
                "nova-compute",
                "host",
                node.host,
                "zone",
                region.aggregates().zoneOf(node.host),
                "status",
                node.enabled ? "enabled" : "disabled",
                "disabled_reason",
                node.disabledReason,
                "state",
                node.up(clock.get()) ? "up" : "down",
                "updated_at",
                Json.micros(node.heard(clock.get())));
    }

    private ObjectNode control(NovaRegion.ControlService service) {
        return Json.object(
                "id",
                service.id,
                "binary",
                service.binary,
                "host",
                service.host,
                "zone",
                "internal",
                "status",
                service.enabled ? "enabled" : "disabled",
                "disabled_reason",
                service.disabledReason,
                "state",
                service.up ? "up" : "down",
                "updated_at",
                Json.micros(service.up ? clock.get() : service.heard));
    }

    private Reply able(Call call, boolean enabled) {
        call.caller().mustBeAdmin();
        JsonNode body = call.json();
        String host = body.path("host").asText();
        String binary = body.path("binary").asText();
        String reason = Json.text(body, "disabled_reason", null);
        if (binary.equals("nova-compute")) {
            Node node = region.node(host);
            node.enabled = enabled;
            node.disabledReason = reason;
        } else {
            region.controlServices().stream()
                    .filter(s -> s.binary.equals(binary) && s.host.equals(host))
                    .forEach(
                            s -> {
                                s.enabled = enabled;
                                s.disabledReason = reason;
                            });
        }
        ObjectNode shown =
                Json.object(
                        "binary", binary,
                        "host", host,
                        "status", enabled ? "enabled" : "disabled");
        if (reason != null) {
            shown.put("disabled_reason", reason);
        }
        return Reply.ok(Json.object("service", shown));
    }

    private Reply hypervisors(Call call, Iterable<Node> nodes, boolean detail) {
        call.caller().mustBeAdmin();
        ArrayNode shown = Json.array();
        nodes.forEach(n -> shown.add(detail ? hypervisors.full(n) : HypervisorView.brief(n)));
        return Reply.ok(Json.object("hypervisors", shown));
    }

    private List<Node> matching(Call call) {
        return region.nodes().stream().filter(n -> n.host.contains(call.name("id"))).toList();
    }

    private Reply hypervisor(Call call) {
        call.caller().mustBeAdmin();
        Node node =
                region.nodes().stream()
                        .filter(n -> Integer.toString(n.id).equals(call.name("id")))
                        .findFirst()
                        .orElseGet(() -> region.node(call.name("id")));
        return Reply.ok(Json.object("hypervisor", hypervisors.full(node)));
    }

    private Reply serversOf(Call call) {
        call.caller().mustBeAdmin();
        Node node = region.node(call.name("id"));
        ObjectNode shown = HypervisorView.brief(node);
        shown.set("servers", hypervisors.servers(node));
        return Reply.ok(Json.object("hypervisors", Json.array(shown)));
    }

    private Reply statistics(Call call) {
        call.caller().mustBeAdmin();
        return Reply.ok(Json.object("hypervisor_statistics", hypervisors.sums()));
    }

    private Reply hosts(Call call) {
        call.caller().mustBeAdmin();
        return Reply.ok(
                Json.object(
                        "hosts",
                        Json.array(
                                region.nodes(),
                                n ->
                                        Json.object(
                                                "host_name",
                                                n.host,
                                                "service",
                                                "compute",
                                                "zone",
                                                region.aggregates().zoneOf(n.host)))));
    }
}
