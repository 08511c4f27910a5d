package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Endpoint;
import io.icebridge.cloud.Project;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What both of Keystone's APIs do alike; their paths and rows differ. */
abstract class KeystoneApi implements Keystone {
    final Service keystone;
    private final String rolesOfUser;
    private final String roleOfUser;

    /**
     * @param rolesOfUser a path with places for project and user
     * @param roleOfUser the same with a place for the role behind
     */
    KeystoneApi(Service keystone, String rolesOfUser, String roleOfUser) {
        this.keystone = keystone;
        this.rolesOfUser = rolesOfUser;
        this.roleOfUser = roleOfUser;
    }

    abstract List<JsonNode> roles();

    abstract List<JsonNode> services();

    abstract List<JsonNode> endpointRows();

    /** A row of v2.0 has all faces, one of v3 a single one. */
    abstract Stream<Endpoint> read(JsonNode row, JsonNode service);

    /**
     * @param missing those of the wanted addresses, by face, that are not there
     */
    abstract void create(
            String serviceId, String region, Map<String, String> wanted, Set<String> missing);

    static Project project(JsonNode row) {
        return new Project(
                Json.text(row, "id"), Json.text(row, "name"), row.path("enabled").asBoolean(true));
    }

    @Override
    public final Project own() {
        Ticket own = keystone.ticket();
        return new Project(own.projectId(), own.projectName(), true);
    }

    @Override
    public final boolean holdsRole(String projectId, String role) {
        String there = Call.path(rolesOfUser, projectId, keystone.ticket().userId());
        return Json.list(keystone.get(there).path("roles"), r -> Json.text(r, "name"))
                .contains(role);
    }

    @Override
    public void grantRole(String projectId, String role) {
        keystone.call(Call.put(grant(projectId, role)));
    }

    @Override
    public final void revokeRole(String projectId, String role) {
        keystone.deleteIfThere(grant(projectId, role));
    }

    private String grant(String projectId, String role) {
        return Call.path(
                roleOfUser,
                projectId,
                keystone.ticket().userId(),
                idOf(roles(), "name", role, "there is no role " + role));
    }

    private static String idOf(List<JsonNode> rows, String key, String wanted, String otherwise) {
        return rows.stream()
                .filter(row -> Json.text(row, key).equals(wanted))
                .map(row -> Json.text(row, "id"))
                .findFirst()
                .orElseThrow(
                        () ->
                                new CloudFailure(
                                        Reason.NOT_FOUND, "Keystone", 0, 0, otherwise, null));
    }

    @Override
    public final Set<String> catalogue() {
        return endpoints().stream().map(Endpoint::serviceType).collect(Collectors.toSet());
    }

    @Override
    public final List<Endpoint> endpoints() {
        Map<String, JsonNode> services = new HashMap<>();
        services().forEach(s -> services.put(Json.text(s, "id"), s));
        return endpointRows().stream()
                .flatMap(
                        row ->
                                read(
                                        row,
                                        services.getOrDefault(
                                                Json.text(row, "service_id"), Json.object())))
                .toList();
    }

    @Override
    public final void register(
            String serviceType,
            String region,
            String publicUrl,
            String internalUrl,
            String adminUrl) {
        Map<String, String> wanted = new TreeMap<>();
        wanted.put("public", publicUrl);
        wanted.put("internal", internalUrl);
        wanted.put("admin", adminUrl);
        Set<String> missing =
                Registration.missing(endpoints(), serviceType, region, wanted).keySet();
        if (!missing.isEmpty()) {
            String service =
                    idOf(
                            services(),
                            "type",
                            serviceType,
                            "there is no service of type " + serviceType);
            create(service, region, wanted, missing);
        }
        Registration.mustBeThere(endpoints(), serviceType, region, wanted);
    }

    @Override
    public final void deleteEndpoint(String endpointId) {
        keystone.deleteIfThere(Call.path("/endpoints/{}", endpointId));
    }
}
