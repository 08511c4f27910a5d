package io.icebridge.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/** One server's move by plain calls, step by step, as an administrator in its project. */
final class Move {

    private final Client admin;
    private final JsonNode old;
    private final String id;

    Move(SimulatedCloud cloud, JsonNode old, String project) {
        this.old = old;
        this.id = old.path("id").asText();
        Client outside = Client.admin(cloud);
        String role =
                outside.at("keystone", "GET", "/v3/roles?name=admin", null)
                        .json()
                        .at("/roles/0/id")
                        .asText();
        String tenant = old.path("tenant_id").asText();
        String grant = "/v3/projects/" + tenant + "/users/" + outside.userId() + "/roles/" + role;
        outside.at("keystone", "PUT", grant, null);
        this.admin = Client.of(cloud, "admin", project);
        fill(outside);
    }

    /** Gives the new Nova what it lacks for this server. */
    private void fill(Client outside) {
        JsonNode flavor =
                admin.old("GET", "/flavors/" + old.at("/flavor/id").asText(), null).json();
        admin.fresh("POST", "/flavors", flavor.toString());
    }

    Client admin() {
        return admin;
    }

    void stop() {
        admin.old("POST", "/servers/" + id + "/action", "{\"os-stop\": null}");
        Client.await(this::look, s -> s.path("status").asText().equals("SHUTOFF"));
    }

    void start() {
        admin.old("POST", "/servers/" + id + "/action", "{\"os-start\": null}");
        Client.await(this::look, s -> s.path("status").asText().equals("ACTIVE"));
    }

    String snapshot() {
        String body = "{\"createImage\": {\"name\": \"move of " + id + "\"}}";
        String image = admin.old("POST", "/servers/" + id + "/action", body).lastPartOfLocation();
        Client.await(
                () -> admin.at("glance", "GET", "/v2/images/" + image, null).json(),
                i -> i.path("status").asText().equals("active"));
        return image;
    }

    String park() {
        String port =
                admin.at("neutron", "GET", "/v2.0/ports?device_id=" + id, null)
                        .json()
                        .at("/ports/0/id")
                        .asText();
        admin.at(
                "neutron",
                "PUT",
                "/v2.0/ports/" + port,
                "{\"port\": {\"device_id\": \"\", \"device_owner\": \"\"}}");
        return port;
    }

    String boot(String image, String port) {
        return boot(
                "\"imageRef\": \"" + image + "\", \"networks\": [{\"port\": \"" + port + "\"}]");
    }

    String bootFromVolume(String volume, String port) {
        String mapping =
                """
                "block_device_mapping_v2": [{"source_type": "volume", "destination_type": "volume",
                "uuid": "%s", "boot_index": 0, "delete_on_termination": false}],
                "networks": [{"port": "%s"}]
                """
                        .formatted(volume, port);
        return boot(mapping);
    }

    private String boot(String more) {
        String body =
                """
                {"server": {"name": "successor", "flavorRef": "%s", %s}}
                """
                        .formatted(old.at("/flavor/id").asText(), more);
        String fresh = admin.fresh("POST", "/servers", body).json().at("/server/id").asText();
        Client.await(
                () -> admin.fresh("GET", "/servers/" + fresh, null).json().path("server"),
                s -> s.path("status").asText().equals("ACTIVE"));
        return fresh;
    }

    void awaitHealed() {
        Client.await(this::look, s -> s.path("addresses").isEmpty());
    }

    void deleteOld() {
        admin.old("DELETE", "/servers/" + id, null);
        Client.await(this::look, s -> s.isMissingNode());
    }

    JsonNode look() {
        return admin.old("GET", "/servers/" + id, null).json().path("server");
    }
}
