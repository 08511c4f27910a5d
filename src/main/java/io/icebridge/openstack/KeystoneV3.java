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

/** Keystone's v3 API. */
final class KeystoneV3 implements Keystone {

    private static final String ROLE = "/projects/{}/users/{}/roles";

    private final Service keystone;
    private final Pages pages;
    private final Supplier<Ticket> login;

    KeystoneV3(Service keystone, Supplier<Ticket> login) {
        this.keystone = keystone;
        this.pages = new Pages(keystone);
        this.login = login;
    }

    @Override
    public List<Project> projects() {
        return pages.linked(
                Call.get("/projects"),
                "projects",
                p ->
                        new Project(
                                Json.text(p, "id"),
                                Json.text(p, "name"),
                                p.path("enabled").asBoolean(true)));
    }

    @Override
    public Project own() {
        Ticket own = keystone.ticket();
        return new Project(own.projectId(), own.projectName(), true);
    }

    @Override
    public boolean holdsRole(String projectId, String role) {
        String there = Call.path(ROLE, projectId, keystone.ticket().userId());
        return Json.list(keystone.get(there).path("roles"), r -> Json.text(r, "name"))
                .contains(role);
    }

    @Override
    public void grantRole(String projectId, String role) {
        String user = keystone.ticket().userId();
        keystone.call(Call.put(Call.path(ROLE + "/{}", projectId, user, role(role))));
    }

    @Override
    public void revokeRole(String projectId, String role) {
        String user = keystone.ticket().userId();
        keystone.deleteIfThere(Call.path(ROLE + "/{}", projectId, user, role(role)));
    }

    private String role(String name) {
        return pages.linked(Call.get("/roles"), "roles", r -> r).stream()
                .filter(r -> Json.text(r, "name").equals(name))
                .map(r -> Json.text(r, "id"))
                .findFirst()
                .orElseThrow(() -> missing("/roles", "there is no role " + name));
    }

    @Override
    public Set<String> catalogue() {
        return endpoints().stream().map(Endpoint::serviceType).collect(Collectors.toSet());
    }

    @Override
    public List<Endpoint> endpoints() {
        Map<String, JsonNode> services = new HashMap<>();
        pages.linked(Call.get("/services"), "services", s -> s)
                .forEach(s -> services.put(Json.text(s, "id"), s));
        return pages.linked(Call.get("/endpoints"), "endpoints", e -> read(e, services));
    }

    private static Endpoint read(JsonNode row, Map<String, JsonNode> services) {
        JsonNode service = services.getOrDefault(Json.text(row, "service_id"), Json.object());
        return new Endpoint(
                Json.text(row, "id"),
                Json.text(service, "type"),
                Json.text(service, "name"),
                Json.text(row, "region", "region_id"),
                Json.text(row, "interface"),
                Json.text(row, "url"));
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
        Registration.missing(endpoints(), serviceType, region, wanted)
                .forEach((face, url) -> create(service(serviceType), region, face, url));
        Registration.mustBeThere(endpoints(), serviceType, region, wanted);
    }

    /** Havana knows a region as a word of the endpoint; newer releases make it a region. */
    private void create(String serviceId, String region, String face, String url) {
        ObjectNode row = Json.object().put("service_id", serviceId).put("region", region);
        row.put("interface", face).put("url", url).put("enabled", true);
        keystone.call(Call.post("/endpoints", Json.object().set("endpoint", row)));
    }

    private String service(String type) {
        return pages.linked(Call.get("/services"), "services", s -> s).stream()
                .filter(s -> Json.text(s, "type").equals(type))
                .map(s -> Json.text(s, "id"))
                .findFirst()
                .orElseThrow(() -> missing("/services", "there is no service of type " + type));
    }

    @Override
    public void deleteEndpoint(String endpointId) {
        keystone.deleteIfThere(Call.path("/endpoints/{}", endpointId));
    }

    @Override
    public void proveTokenIssue() {
        Ticket fresh = login.get();
        keystone.call(Call.delete("/auth/tokens").header("X-Subject-Token", fresh.id()));
    }

    private static CloudFailure missing(String path, String what) {
        return new CloudFailure(Reason.NOT_FOUND, "GET " + path, 0, 0, what, null);
    }
}
