package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Endpoint;
import io.icebridge.cloud.Project;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keystone's v2.0 API at its admin address. */
final class KeystoneV2 implements Keystone {

    private static final String ROLES = "/tenants/{}/users/{}/roles";
    private static final String GRANT = ROLES + "/OS-KSADM/{}";

    private final Service keystone;
    private final Supplier<Ticket> login;

    KeystoneV2(Service keystone, Supplier<Ticket> login) {
        this.keystone = keystone;
        this.login = login;
    }

    @Override
    public List<Project> projects() {
        return new Pages(keystone)
                .unlinked(
                        Call.get("/tenants"),
                        "tenants",
                        t ->
                                new Project(
                                        Json.text(t, "id"),
                                        Json.text(t, "name"),
                                        t.path("enabled").asBoolean(true)));
    }

    @Override
    public Project own() {
        Ticket own = keystone.ticket();
        return new Project(own.projectId(), own.projectName(), true);
    }

    @Override
    public boolean holdsRole(String projectId, String role) {
        String there = Call.path(ROLES, projectId, keystone.ticket().userId());
        return Json.list(keystone.get(there).path("roles"), r -> Json.text(r, "name"))
                .contains(role);
    }

    @Override
    public void grantRole(String projectId, String role) {
        String user = keystone.ticket().userId();
        try {
            keystone.call(Call.put(Call.path(GRANT, projectId, user, role(role))));
        } catch (CloudFailure failure) {
            // v2.0 refuses what is there already
            if (failure.reason() != CloudFailure.Reason.CONFLICT || !holdsRole(projectId, role)) {
                throw failure;
            }
        }
    }

    @Override
    public void revokeRole(String projectId, String role) {
        String user = keystone.ticket().userId();
        keystone.deleteIfThere(Call.path(GRANT, projectId, user, role(role)));
    }

    private String role(String name) {
        return Json.list(keystone.get("/OS-KSADM/roles").path("roles"), r -> r).stream()
                .filter(r -> Json.text(r, "name").equals(name))
                .map(r -> Json.text(r, "id"))
                .findFirst()
                .orElseThrow(() -> missing("/OS-KSADM/roles", "there is no role " + name));
    }

    @Override
    public Set<String> catalogue() {
        return endpoints().stream().map(Endpoint::serviceType).collect(Collectors.toSet());
    }

    @Override
    public List<Endpoint> endpoints() {
        Map<String, JsonNode> services = new HashMap<>();
        services().forEach(s -> services.put(Json.text(s, "id"), s));
        return Json.list(keystone.get("/endpoints").path("endpoints"), e -> e).stream()
                .flatMap(row -> read(row, services))
                .toList();
    }

    private List<JsonNode> services() {
        return Json.list(keystone.get("/OS-KSADM/services").path("OS-KSADM:services"), s -> s);
    }

    private static Stream<Endpoint> read(JsonNode row, Map<String, JsonNode> services) {
        JsonNode service = services.getOrDefault(Json.text(row, "service_id"), Json.object());
        return Stream.of("public", "internal", "admin")
                .filter(face -> !Json.text(row, face + "url").isEmpty())
                .map(
                        face ->
                                new Endpoint(
                                        Json.text(row, "id"),
                                        Json.text(service, "type"),
                                        Json.text(service, "name"),
                                        Json.text(row, "region"),
                                        face,
                                        Json.text(row, face + "url")));
    }

    @Override
    public void register(
            String serviceType,
            String region,
            String publicUrl,
            String internalUrl,
            String adminUrl) {
        Map<String, String> wanted = new TreeMap<>();
        wanted.put("public", publicUrl);
        wanted.put("internal", internalUrl);
        wanted.put("admin", adminUrl);
        if (!Registration.missing(endpoints(), serviceType, region, wanted).isEmpty()) {
            ObjectNode row = Json.object().put("region", region);
            row.put("service_id", service(serviceType));
            wanted.forEach((face, url) -> row.put(face + "url", url));
            keystone.call(Call.post("/endpoints", Json.object().set("endpoint", row)));
        }
        Registration.mustBeThere(endpoints(), serviceType, region, wanted);
    }

    private String service(String type) {
        return services().stream()
                .filter(s -> Json.text(s, "type").equals(type))
                .map(s -> Json.text(s, "id"))
                .findFirst()
                .orElseThrow(
                        () -> missing("/OS-KSADM/services", "there is no service of type " + type));
    }

    @Override
    public void deleteEndpoint(String endpointId) {
        keystone.deleteIfThere(Call.path("/endpoints/{}", endpointId));
    }

    @Override
    public void proveTokenIssue() {
        keystone.call(Call.delete(Call.path("/tokens/{}", login.get().id())));
    }

    private static CloudFailure missing(String path, String what) {
        return new CloudFailure(Reason.NOT_FOUND, "GET " + path, 0, 0, what, null);
    }
}
