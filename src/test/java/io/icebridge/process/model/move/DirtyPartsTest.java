package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.runbook.inventory.Reason;
import io.icebridge.runbook.move.HandMove;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MovePlan;
import io.icebridge.runbook.move.Moves;
import io.icebridge.simulator.Client;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Parts of servers as real sites have them: each is carried as it was, or refused before a touch.
 */
class DirtyPartsTest extends OnMovingEngine {
    private static final int SERVERS = 4;

    private static int changes;

    private MovingCloud cloud;
    private Client admin;

    @BeforeEach
    void aCloud() throws Exception {
        Shape shape = new Shape(SERVERS, 1, 1, NetworkKind.NEUTRON, 5000, 1, true);
        cloud = new MovingCloud(folder, shape, Faults.none(), MovingCloud.usual(), 2);
        cloud.withNewDatabase();
        admin = Client.admin(cloud.simulated);
    }

    @AfterEach
    void end() throws Exception {
        cloud.close();
    }

    private Server server(int number) {
        return cloud.cloud.compute(Side.OLD).servers().stream()
                .filter(s -> s.name().equals("server-" + number))
                .findFirst()
                .orElseThrow();
    }

    private void row(Server server, String column, String value) {
        cloud.simulated
                .cloudSide()
                .update("nova", "instances", Map.of("uuid", server.id()), Map.of(column, value));
    }

    /** As the plan at the first gate says, the new region not being looked at. */
    private List<String> reasons(Server server) {
        engine.live(cloud);
        String change = "DIRTY-" + ++changes;
        engine.bean(MovePlan.class).refresh(change);
        Move move = engine.bean(Moves.class).of(change, server.id());
        return move.reasons().stream().map(Reason::code).toList();
    }

    private String arrived(Server old) {
        MovingRun run = new MovingRun(engine, cloud, "DIRTY-" + ++changes);
        run.start();
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
        return engine.bean(Moves.class).of(run.change(), old.id()).newId();
    }

    private String column(String database, String serverId, String column) {
        return cloud.simulated.cloudSide().rows(database, "instances").stream()
                .filter(row -> row.get("uuid").equals(serverId))
                .map(row -> row.get(column))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void userDataArrivesWithTheLineEndsOfItsBase64() throws Exception {
        Server server = server(2);
        String wrapped = "I2Nsb3Vk".repeat(9) + "I2Ns\r\n" + "I2Nsb3VkLWNvbmZpZw==\n";
        row(server, "user_data", wrapped);
        assertThat(column("nova_icehouse", arrived(server), "user_data")).isEqualTo(wrapped);
    }

    /** The API lists labels in no order, and this name comes first in the other. */
    @ParameterizedTest
    @ValueSource(strings = {"a-net", "zz-net"})
    void cardsKeepTheirOrderWhateverTheLabels(String label) throws Exception {
        Server server = server(1);
        String network = network(label, server.projectId());
        post("/servers/" + server.id() + "/os-interface", card(network));
        List<String> order = macs("nova", server.id());
        assertThat(order).hasSize(2);
        assertThat(reasons(server)).isEmpty();
        assertThat(macs("nova_icehouse", arrived(server))).isEqualTo(order);
    }

    @Test
    void cardsOnNetworksOfTheSameNameKeepTheirOrder() throws Exception {
        Server server = server(1);
        for (int i = 0; i < 3; i++) {
            String network = network("private", server.projectId());
            post("/servers/" + server.id() + "/os-interface", card(network));
        }
        List<String> order = macs("nova", server.id());
        assertThat(macs("nova_icehouse", arrived(server))).isEqualTo(order).hasSize(4);
    }

    private String network(String name, String project) throws Exception {
        var made =
                admin.at(
                        "neutron",
                        "POST",
                        "/v2.0/networks",
                        "{\"network\": {\"name\": \"%s\", \"tenant_id\": \"%s\", \"shared\": true}}"
                                .formatted(name, project));
        String id = made.json().path("network").path("id").asText();
        String subnet =
                "{\"subnet\": {\"network_id\": \"%s\", \"ip_version\": 4, \"cidr\": \"10.9%d.0.0/16\"}}";
        admin.at("neutron", "POST", "/v2.0/subnets", subnet.formatted(id, ++changes % 9));
        return id;
    }

    private static String card(String network) {
        return "{\"interfaceAttachment\": {\"net_id\": \"%s\"}}".formatted(network);
    }

    private void post(String path, String body) throws Exception {
        assertThat(admin.old("POST", path, body).status()).isLessThan(300);
    }

    private List<String> macs(String database, String serverId) throws Exception {
        String info =
                cloud.simulated.cloudSide().rows(database, "instance_info_caches").stream()
                        .filter(row -> row.get("instance_uuid").equals(serverId))
                        .map(row -> row.get("network_info"))
                        .findFirst()
                        .orElseThrow();
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(info).findValuesAsText("address").stream()
                        .filter(address -> address.contains(":"))
                        .toList();
    }

    @Test
    void aServerWhoseLastCardWasDetachedIsRefused() throws Exception {
        Server server = server(1);
        for (Port port : cloud.cloud.network().portsOf(server.id())) {
            admin.old("DELETE", "/servers/" + server.id() + "/os-interface/" + port.id(), null);
        }
        assertThat(reasons(server)).containsExactly("no-card");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detaching", "error_attaching", "error_detaching", "available"})
    void aVolumeInAStuckStateIsSeenBeforeItsServerIsStopped(String state) throws Exception {
        Server server = server(4);
        String volume = server.volumeIds().get(0);
        String body = "{\"os-reset_status\": {\"status\": \"%s\"}}".formatted(state);
        String path = "/v2/" + admin.projectId() + "/volumes/" + volume + "/action";
        assertThat(admin.at("cinder", "POST", path, body).status()).isEqualTo(202);
        assertThat(reasons(server)).containsExactly("volume-state");
    }

    @Test
    void aDisabledOrDeletedProjectIsSeenBeforeItsServersAreStopped() throws Exception {
        Server server = server(1);
        String path = "/v3/projects/" + server.projectId();
        admin.at("keystone", "PATCH", path, "{\"project\": {\"enabled\": false}}");
        assertThat(reasons(server)).containsExactly("project-disabled");
        admin.at("keystone", "DELETE", path, null);
        assertThat(reasons(server)).containsExactly("project");
    }

    @Test
    void theMarkerOfAServerAtItsMetadataQuotaHasNoRoom() throws Exception {
        Server server = server(1);
        Map<String, String> items =
                IntStream.range(0, 128)
                        .boxed()
                        .collect(Collectors.toMap(i -> "\"k" + i + "\"", i -> "\"v\""));
        String body = new TreeMap<>(items).toString().replace("=", ": ");
        post("/servers/" + server.id() + "/metadata", "{\"metadata\": " + body + "}");
        assertThat(reasons(server)).containsExactly("metadata");
    }

    @Test
    void itsOwnersItemOfTheMarkersNameStandsInNothingsWay() throws Exception {
        Server server = server(1);
        post("/servers/" + server.id() + "/metadata", "{\"metadata\": {\"icebridge\": \"mine\"}}");
        assertThat(reasons(server)).isEmpty();
    }

    @Test
    void aFloatingAddressThatLeadsElsewhereByNowIsADifference() throws Exception {
        Server old =
                cloud.cloud.compute(Side.OLD).servers().stream()
                        .filter(s -> s.addresses().stream().anyMatch(Server.Address::floating))
                        .filter(s -> s.volumeIds().isEmpty())
                        .findFirst()
                        .orElseThrow();
        String port = cloud.cloud.network().portsOf(old.id()).get(0).id();
        String newId = arrived(old);
        check(old, newId);
        // the change gave back the roles that it had borrowed, and with them went every token
        Client again = Client.admin(cloud.simulated);
        var found = again.at("neutron", "GET", "/v2.0/floatingips?port_id=" + port, null).json();
        String id = found.at("/floatingips/0/id").asText();
        String nowhere = "{\"floatingip\": {\"port_id\": null}}";
        again.at("neutron", "PUT", "/v2.0/floatingips/" + id, nowhere);
        assertThatThrownBy(() -> check(old, newId))
                .hasMessageContaining("floatingips of port " + port + " was")
                .hasMessageEndingWith("and is {}");
    }

    private void check(Server old, String newId) {
        Change change = new Change("DIRTY-" + changes);
        engine.bean(HandMove.class).check(change, old.id(), newId, Optional.empty());
    }

    /** Its owner's settings stay with the port, and so does every one of its addresses. */
    @Test
    void aPortWithSeveralAddressesAndPairsArrivesAsItWas() throws Exception {
        Server server = server(1);
        Port port = cloud.cloud.network().portsOf(server.id()).get(0);
        String ip = port.fixedIps().get(0);
        String other = ip.substring(0, ip.lastIndexOf('.')) + ".250";
        String body =
                """
                {"port": {"fixed_ips": [{"ip_address": "%s"}, {"ip_address": "%s"}],
                "allowed_address_pairs": [{"ip_address": "10.0.0.0/24"}],
                "port_security_enabled": false}}
                """
                        .formatted(ip, other);
        admin.at("neutron", "PUT", "/v2.0/ports/" + port.id(), body);
        Port before = cloud.cloud.network().port(port.id()).orElseThrow();
        assertThat(Set.copyOf(before.fixedIps())).containsExactlyInAnyOrder(ip, other);
        engine.live(cloud);
        MovePlan plan = engine.bean(MovePlan.class);
        String planned = "DIRTY-" + ++changes;
        assertThat(plan.roomAhead(plan.refresh(planned), planned))
                .filteredOn(finding -> finding.code().equals("port-settings"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains(port.id()));
        arrived(server);
        Port after = cloud.cloud.network().port(port.id()).orElseThrow();
        assertThat(after.settings()).isEqualTo(before.settings());
        assertThat(after.fixedIps()).isEqualTo(before.fixedIps());
    }
}
