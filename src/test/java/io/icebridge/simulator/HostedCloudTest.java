package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.host.machine.CloudSide;
import io.icebridge.simulator.host.machine.ServiceFacts;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostedCloudTest {

    @AutoClose private final SimulatedCloud cloud = SimulatedCloud.start(Shape.bundled());

    private CloudSide hosts;
    private Client admin;

    @BeforeEach
    void takeTheHostsPlace() {
        hosts = cloud.cloudSide();
        admin = Client.admin(cloud);
    }

    @Test
    void theNewNovaAnswersOnceItsApiRunsOnASchema() {
        assertThat(admin.fresh("GET", "/flavors", null).status()).isEqualTo(503);

        hosts.databaseCreated("nova_icehouse");
        hosts.serviceStarted(unit("ctl-new-1", "openstack-nova-api", "nova_icehouse"));
        assertThat(admin.fresh("GET", "/flavors", null).status()).isEqualTo(503);

        hosts.schemaChanged("nova_icehouse", 233);
        hosts.serviceStarted(unit("ctl-new-1", "openstack-nova-api", "nova_icehouse"));

        assertThat(admin.fresh("GET", "/flavors", null).json().path("flavors")).hasSize(5);
        assertThat(admin.fresh("GET", "/os-services", null).json().path("services")).isEmpty();
    }

    @Test
    void aNodeBelongsToTheRegionWhoseDatabaseItsServiceNames() {
        newApi();
        hosts.serviceStopped(unit("cmp-1", "openstack-nova-compute", "nova"));
        assertThat(state("cmp-1")).isEqualTo("down");

        hosts.serviceStarted(
                new ServiceFacts(
                        "cmp-1",
                        "openstack-nova-compute",
                        "2014.1.5",
                        "nova_icehouse",
                        Map.of("DEFAULT/compute_topic", "compute_icehouse")));

        JsonNode service =
                admin.fresh("GET", "/os-services?host=cmp-1", null).json().at("/services/0");
        assertThat(service.path("state").asText()).isEqualTo("up");
        assertThat(state("cmp-1")).isEqualTo("down");
    }

    @Test
    void aNewNodeOnTheOldNovasTopicIsNotHeardOf() {
        newApi();

        hosts.serviceStarted(
                new ServiceFacts(
                        "cmp-new-1",
                        "openstack-nova-compute",
                        "2014.1.5",
                        "nova_icehouse",
                        Map.of("DEFAULT/compute_topic", "compute")));

        assertThat(
                        admin.fresh("GET", "/os-services?host=cmp-new-1", null)
                                .json()
                                .at("/services/0/state")
                                .asText())
                .isEqualTo("down");
    }

    @Test
    void aStoppedServiceAnswersNoMore() {
        hosts.serviceStarted(unit("ctl-2", "openstack-glance-api", "glance"));
        assertThat(admin.at("glance", "GET", "/v2/images", null).status()).isEqualTo(200);

        hosts.serviceStopped(unit("ctl-2", "openstack-glance-api", "glance"));

        assertThat(admin.at("glance", "GET", "/v2/images", null).status()).isEqualTo(503);
    }

    @Test
    void sqlShowsWhatTheApiHides() {
        List<Map<String, String>> instances = hosts.rows("nova", "instances");
        List<Map<String, String>> mappings = hosts.rows("nova", "block_device_mapping");

        assertThat(instances).hasSize(24);
        assertThat(instances).anyMatch(r -> r.get("user_data") != null);
        assertThat(mappings)
                .anyMatch(
                        r ->
                                "volume".equals(r.get("source_type"))
                                        && "1".equals(r.get("delete_on_termination")));
        assertThat(hosts.rows("nova", "key_pairs")).hasSize(4);
        assertThat(hosts.rows("keystone", "user")).isEmpty();
    }

    @Test
    void sqlChangesWhatTheApiCannot() {
        Map<String, String> row =
                Map.of("user_id", "somebody", "name", "k", "public_key", "ssh-rsa X");
        hosts.insert("nova_icehouse", "key_pairs", row);
        String id = cloud.ledger().at("/servers/0/oldId").asText();

        int changed = hosts.update("nova", "instances", Map.of("uuid", id), Map.of("locked", "1"));

        assertThat(changed).isOne();
        assertThat(hosts.rows("nova_icehouse", "key_pairs")).hasSize(1);
        assertThat(hosts.rows("nova", "instances"))
                .anyMatch(r -> r.get("uuid").equals(id) && r.get("locked").equals("1"));
    }

    @Test
    void aDeletedServiceRowIsListedNoMore() {
        hosts.serviceStopped(unit("cmp-4", "openstack-nova-compute", "nova"));

        int gone =
                hosts.delete("nova", "services", Map.of("host", "cmp-4", "binary", "nova-compute"));

        assertThat(gone).isOne();
        assertThat(admin.old("GET", "/os-services?host=cmp-4", null).json().path("services"))
                .isEmpty();
    }

    @Test
    void withoutNewsOfItsPortsAServerOfTheNewRegionIsGivenUp() {
        SimulatedCloud ready = SimulatedCloud.start(Shape.bundled().withNewRegionReady());
        try (ready) {
            ready.cloudSide().serviceStarted(neutron("2014.1.5", Map.of()));
            assertThat(bootedIn(ready)).isEqualTo("ERROR");

            ready.cloudSide()
                    .serviceStarted(
                            neutron(
                                    "2014.1.5",
                                    Map.of(
                                            "DEFAULT/notify_nova_on_port_status_changes",
                                            "true",
                                            "DEFAULT/nova_region_name",
                                            "icehouse")));
            assertThat(bootedIn(ready)).isEqualTo("ACTIVE");
        }
    }

    private static ServiceFacts neutron(String version, Map<String, String> configuration) {
        return new ServiceFacts("ctl-3", "neutron-server", version, "neutron", configuration);
    }

    private static String bootedIn(SimulatedCloud ready) {
        Client client = Client.admin(ready);
        client.fresh(
                "POST",
                "/flavors",
                """
                {"flavor": {"id": "1", "name": "m1.tiny", "ram": 512, "vcpus": 1, "disk": 1}}
                """);
        String image =
                client.at("glance", "GET", "/v2/images?name=cirros-0.3.1", null)
                        .json()
                        .at("/images/0/id")
                        .asText();
        String body =
                "{\"server\": {\"name\": \"x\", \"flavorRef\": \"1\", \"imageRef\": \""
                        + image
                        + "\"}}";
        String id = client.fresh("POST", "/servers", body).json().at("/server/id").asText();
        return Client.await(
                        () -> client.fresh("GET", "/servers/" + id, null).json().path("server"),
                        s -> !s.path("status").asText().equals("BUILD"))
                .path("status")
                .asText();
    }

    @Test
    void networksAreCopiedFromOneDatabaseToTheOther() {
        SimulatedCloud other =
                SimulatedCloud.start(Shape.bundled().withNetwork(NetworkKind.NOVA_NETWORK));
        try (other) {
            CloudSide side = other.cloudSide();
            side.rows("nova", "networks").forEach(r -> side.insert("nova_icehouse", "networks", r));

            assertThat(side.rows("nova_icehouse", "networks"))
                    .isEqualTo(side.rows("nova", "networks"))
                    .hasSize(2);
            assertThat(side.rows("nova", "fixed_ips")).hasSizeGreaterThan(24);
        }
    }

    private void newApi() {
        hosts.schemaChanged("nova_icehouse", 233);
        hosts.serviceStarted(unit("ctl-new-1", "openstack-nova-api", "nova_icehouse"));
    }

    private String state(String node) {
        return admin.old("GET", "/os-services?host=" + node, null)
                .json()
                .at("/services/0/state")
                .asText();
    }

    private static ServiceFacts unit(String host, String unit, String database) {
        return new ServiceFacts(host, unit, "2013.2.3", database, Map.of());
    }
}
