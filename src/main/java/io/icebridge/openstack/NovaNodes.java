package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.NodeRoom;
import io.icebridge.cloud.Nodes;
import io.icebridge.cloud.change.NodeChanges;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nova's services and hypervisors. */
final class NovaNodes implements Nodes, NodeChanges {

    private static final String BINARY = "nova-compute";

    private final Service nova;
    private final Placement placement;

    NovaNodes(Service nova, Placement placement) {
        this.nova = nova;
        this.placement = placement;
    }

    /** Placement knows a node by its hypervisor's name. */
    @Override
    public Optional<List<NodeRoom>> room() {
        Set<String> names = new HashSet<>();
        for (JsonNode row : rows()) {
            if (Json.text(row, "status").equals("enabled")
                    && Json.text(row, "state").equals("up")) {
                names.add(Json.text(row, "hypervisor_hostname"));
            }
        }
        try {
            return Optional.of(placement.room(names));
        } catch (CloudFailure failure) {
            if (failure.reason() == Reason.NO_ENDPOINT) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    @Override
    public List<ComputeService> services() {
        return Json.list(nova.get("/os-services").path("services"), NovaNodes::service);
    }

    /** Havana and Icehouse show no ids. */
    private static ComputeService service(JsonNode row) {
        return new ComputeService(
                Json.text(row, "id"),
                Json.text(row, "binary"),
                Json.text(row, "host"),
                Json.text(row, "zone"),
                Json.text(row, "status").equals("enabled"),
                Json.text(row, "state").equals("up"),
                Json.utc(row, "updated_at"),
                Json.text(row, "disabled_reason"));
    }

    @Override
    public void disable(String node, String reason) {
        ObjectNode body = Json.object().put("host", node).put("binary", BINARY);
        nova.call(Call.put("/os-services/disable-log-reason", body.put("disabled_reason", reason)));
    }

    @Override
    public void enable(String node) {
        nova.call(
                Call.put(
                        "/os-services/enable",
                        Json.object().put("host", node).put("binary", BINARY)));
    }

    /** False where Nova has no such call; a service that is gone counts as deleted. */
    @Override
    public boolean deleteService(ComputeService service) {
        if (service.id().isEmpty()) {
            return false;
        }
        try {
            nova.call(Call.delete(Call.path("/os-services/{}", service.id())));
            return true;
        } catch (CloudFailure failure) {
            boolean unknownCall =
                    failure.reason() == Reason.NOT_FOUND
                            || failure.status() == 405
                            || failure.status() == 501;
            if (!unknownCall) {
                throw failure;
            }
            return services().stream().noneMatch(s -> s.id().equals(service.id()));
        }
    }

    @Override
    public List<Hypervisor> hypervisors() {
        return Json.list(rows(), NovaNodes::hypervisor);
    }

    private JsonNode rows() {
        return nova.get("/os-hypervisors/detail").path("hypervisors");
    }

    private static Hypervisor hypervisor(JsonNode row) {
        return new Hypervisor(
                Json.text(row.path("service"), "host"),
                row.path("running_vms").asInt(),
                row.path("vcpus").asInt(),
                row.path("vcpus_used").asInt(),
                row.path("memory_mb").asInt(),
                row.path("memory_mb_used").asInt(),
                row.path("local_gb").asInt(),
                row.path("local_gb_used").asInt(),
                cpu(row.path("cpu_info")));
    }

    /** Old releases write the description as text of its own. */
    private static String cpu(JsonNode info) {
        JsonNode told =
                info.isTextual()
                        ? Json.parse(info.asText().getBytes(StandardCharsets.UTF_8)).orElse(info)
                        : info;
        return Stream.of("arch", "vendor", "model")
                .map(field -> Json.text(told, field))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /**
     * Nova searches hypervisors by a part of their name, so answers are taken by the whole name.
     */
    @Override
    public List<String> serverIdsOn(String node) {
        List<String> ids = new ArrayList<>();
        boolean known = false;
        for (JsonNode row : rows()) {
            if (Json.text(row.path("service"), "host").equals(node)) {
                known = true;
                ids.addAll(serverIds(Json.text(row, "hypervisor_hostname")));
            }
        }
        if (!known) {
            throw new CloudFailure(
                    Reason.NOT_FOUND,
                    "GET /os-hypervisors/detail",
                    0,
                    0,
                    "there is no hypervisor on " + node,
                    null);
        }
        return List.copyOf(ids);
    }

    private List<String> serverIds(String hostname) {
        List<String> ids = new ArrayList<>();
        JsonNode found = nova.get(Call.path("/os-hypervisors/{}/servers", hostname));
        for (JsonNode row : found.path("hypervisors")) {
            if (Json.text(row, "hypervisor_hostname").equals(hostname)) {
                row.path("servers").forEach(s -> ids.add(Json.text(s, "uuid")));
            }
        }
        return ids;
    }
}
