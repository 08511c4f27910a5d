package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Endpoint;
import io.icebridge.cloud.Project;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Keystone's v2.0 API at its admin address. */
final class KeystoneV2 extends KeystoneApi {
    private static final String ROLES = "/tenants/{}/users/{}/roles";

    private final Supplier<Ticket> login;

    KeystoneV2(Service keystone, Supplier<Ticket> login) {
        super(keystone, ROLES, ROLES + "/OS-KSADM/{}");
        this.login = login;
    }

    @Override
    public List<Project> projects() {
        return new Pages(keystone).unlinked(Call.get("/tenants"), "tenants", KeystoneApi::project);
    }

    @Override
    public void grantRole(String projectId, String role) {
        try {
            super.grantRole(projectId, role);
        } catch (CloudFailure failure) {
            // v2.0 refuses what is there already
            if (failure.reason() != CloudFailure.Reason.CONFLICT || !holdsRole(projectId, role)) {
                throw failure;
            }
        }
    }

    @Override
    List<JsonNode> roles() {
        return rows("/OS-KSADM/roles", "roles");
    }

    @Override
    List<JsonNode> services() {
        return rows("/OS-KSADM/services", "OS-KSADM:services");
    }

    @Override
    List<JsonNode> endpointRows() {
        return rows("/endpoints", "endpoints");
    }

    private List<JsonNode> rows(String path, String name) {
        return Json.list(keystone.get(path).path(name), row -> row);
    }

    @Override
    Stream<Endpoint> read(JsonNode row, JsonNode service) {
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
    void create(String serviceId, String region, Map<String, String> wanted, Set<String> missing) {
        ObjectNode row = Json.object().put("region", region).put("service_id", serviceId);
        wanted.forEach((face, url) -> row.put(face + "url", url));
        keystone.call(Call.post("/endpoints", Json.object().set("endpoint", row)));
    }

    @Override
    public void proveTokenIssue() {
        keystone.call(Call.delete(Call.path("/tokens/{}", login.get().id())));
    }
}
