package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Flavors;
import io.icebridge.cloud.change.FlavorChanges;
import java.util.List;
import java.util.Map;

/** Nova's flavors, private ones of all projects included. */
final class NovaFlavors implements Flavors, FlavorChanges {

    private static final String PUBLIC = "os-flavor-access:is_public";
    private static final String EPHEMERAL = "OS-FLV-EXT-DATA:ephemeral";

    private final Service nova;

    NovaFlavors(Service nova) {
        this.nova = nova;
    }

    @Override
    public List<Flavor> all() {
        return listed().stream()
                .map(f -> read(f, extraSpecs(id(f)), isPublic(f) ? List.of() : access(id(f))))
                .toList();
    }

    @Override
    public List<Flavor> sizes() {
        return listed().stream().map(f -> read(f, Map.of(), List.of())).toList();
    }

    private List<JsonNode> listed() {
        Call every = Call.get("/flavors/detail").with("is_public", "None");
        return new Pages(nova).unlinked(every, "flavors", f -> f);
    }

    private static String id(JsonNode flavor) {
        return Json.text(flavor, "id");
    }

    private static boolean isPublic(JsonNode flavor) {
        return flavor.path(PUBLIC).asBoolean(true);
    }

    private static Flavor read(
            JsonNode flavor, Map<String, String> extraSpecs, List<String> projects) {
        return new Flavor(
                id(flavor),
                Json.text(flavor, "name"),
                flavor.path("ram").asInt(),
                flavor.path("vcpus").asInt(),
                flavor.path("disk").asInt(),
                flavor.path(EPHEMERAL).asInt(),
                // no swap is an empty text
                flavor.path("swap").asInt(),
                flavor.path("rxtx_factor").asDouble(1),
                isPublic(flavor),
                extraSpecs,
                projects);
    }

    private Map<String, String> extraSpecs(String id) {
        return Json.map(nova.get(Call.path("/flavors/{}/os-extra_specs", id)).path("extra_specs"));
    }

    private List<String> access(String id) {
        return Json.list(
                nova.get(Call.path("/flavors/{}/os-flavor-access", id)).path("flavor_access"),
                a -> Json.text(a, "tenant_id"));
    }

    @Override
    public void create(Flavor flavor) {
        try {
            nova.call(Call.post("/flavors", Json.object().set("flavor", body(flavor))));
        } catch (CloudFailure failure) {
            if (failure.reason() != Reason.CONFLICT || !isThere(flavor)) {
                throw failure;
            }
        }
        if (!flavor.extraSpecs().isEmpty()) {
            nova.call(
                    Call.post(
                            Call.path("/flavors/{}/os-extra_specs", flavor.id()),
                            Json.object().set("extra_specs", Json.tree(flavor.extraSpecs()))));
        }
        flavor.projectIds().forEach(project -> allow(flavor.id(), project));
    }

    private boolean isThere(Flavor wanted) {
        return nova.find(Call.path("/flavors/{}", wanted.id()))
                .map(found -> found.path("flavor"))
                .filter(f -> Json.text(f, "name").equals(wanted.name()))
                .filter(f -> f.path("ram").asInt() == wanted.memoryMb())
                .filter(f -> f.path("vcpus").asInt() == wanted.vcpus())
                .filter(f -> f.path("disk").asInt() == wanted.diskGb())
                .isPresent();
    }

    private static ObjectNode body(Flavor flavor) {
        return Json.object()
                .put("id", flavor.id())
                .put("name", flavor.name())
                .put("ram", flavor.memoryMb())
                .put("vcpus", flavor.vcpus())
                .put("disk", flavor.diskGb())
                .put(EPHEMERAL, flavor.ephemeralGb())
                .put("swap", flavor.swapMb())
                .put("rxtx_factor", flavor.rxtxFactor())
                .put(PUBLIC, flavor.isPublic());
    }

    private void allow(String flavorId, String projectId) {
        ObjectNode project = Json.object().put("tenant", projectId);
        try {
            nova.call(
                    Call.post(
                            Call.path("/flavors/{}/action", flavorId),
                            Json.object().set("addTenantAccess", project)));
        } catch (CloudFailure failure) {
            // 409: it has access already
            if (failure.reason() != Reason.CONFLICT) {
                throw failure;
            }
        }
    }
}
