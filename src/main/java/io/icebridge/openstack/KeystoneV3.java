package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.Endpoint;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.TokenSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Keystone's v3 API. */
final class KeystoneV3 extends KeystoneApi {
    private static final String ROLES = "/projects/{}/users/{}/roles";

    private final Pages pages;
    private final Supplier<Ticket> login;
    private final Function<String, TokenSource> sources;

    KeystoneV3(Service keystone, Supplier<Ticket> login, Function<String, TokenSource> sources) {
        super(keystone, ROLES, ROLES + "/{}");
        this.pages = new Pages(keystone);
        this.login = login;
        this.sources = sources;
    }

    @Override
    public TokenSource tokenSource(String projectId) {
        return sources.apply(projectId);
    }

    @Override
    public List<Project> projects() {
        return pages.linked(Call.get("/projects"), "projects", KeystoneApi::project).stream()
                .map(project -> project.with(tokenSource(project.id())))
                .toList();
    }

    @Override
    List<JsonNode> roles() {
        return rows("roles");
    }

    @Override
    List<JsonNode> services() {
        return rows("services");
    }

    @Override
    List<JsonNode> endpointRows() {
        return rows("endpoints");
    }

    private List<JsonNode> rows(String name) {
        return pages.linked(Call.get("/" + name), name, row -> row);
    }

    @Override
    Stream<Endpoint> read(JsonNode row, JsonNode service) {
        return Stream.of(
                new Endpoint(
                        Json.text(row, "id"),
                        Json.text(service, "type"),
                        Json.text(service, "name"),
                        Json.text(row, "region", "region_id"),
                        Json.text(row, "interface"),
                        Json.text(row, "url")));
    }

    /** Havana knows a region as a word of the endpoint; newer releases make it a region. */
    @Override
    void create(String serviceId, String region, Map<String, String> wanted, Set<String> missing) {
        for (String face : missing) {
            ObjectNode row = Json.object().put("service_id", serviceId).put("region", region);
            row.put("interface", face).put("url", wanted.get(face)).put("enabled", true);
            keystone.call(Call.post("/endpoints", Json.object().set("endpoint", row)));
        }
    }

    @Override
    public void proveTokenIssue() {
        Ticket fresh = login.get();
        keystone.call(Call.delete("/auth/tokens").header("X-Subject-Token", fresh.id()));
    }
}
