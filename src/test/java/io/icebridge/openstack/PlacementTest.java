package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.NodeRoom;
import io.icebridge.cloud.Side;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Placement gives of the nodes of one region. */
class PlacementTest {
    private static final String PROVIDERS = "/placement/resource_providers";
    private static final String NODES =
            """
            {"hypervisors": [
              {"hypervisor_hostname": "n1.example", "status": "enabled", "state": "up"},
              {"hypervisor_hostname": "n2.example", "status": "disabled", "state": "up"}]}
            """;

    private ScriptedCloud script;
    private Cloud cloud;

    @BeforeEach
    void start() throws Exception {
        script = new ScriptedCloud();
        script.on("GET", "/new-nova/v2/tenant/os-hypervisors/detail", Reply.json(200, NODES));
        script.on(
                "GET",
                PROVIDERS,
                Reply.json(
                        200,
                        """
                        {"resource_providers": [{"uuid": "u1", "name": "n1.example"},
                          {"uuid": "u2", "name": "n2.example"}, {"uuid": "u3", "name": "other"}]}
                        """));
        script.on(
                "GET",
                PROVIDERS + "/u1/inventories",
                Reply.json(
                        200,
                        """
                        {"inventories": {
                          "MEMORY_MB": {"total": 8192, "reserved": 512, "allocation_ratio": 1.5},
                          "VCPU": {"total": 4, "reserved": 0, "allocation_ratio": 2.0}}}
                        """));
        script.on(
                "GET",
                PROVIDERS + "/u1/usages",
                Reply.json(200, "{\"usages\": {\"MEMORY_MB\": 1024, \"VCPU\": 9}}"));
        cloud = script.connect();
    }

    @AfterEach
    void stop() {
        script.close();
    }

    @Test
    void ofEachNodeThatTakesServersWhatIsLeftByItsRatioIsTold() {
        script.keystone().list("placement", "new", script.url() + "/placement");
        assertThat(cloud.nodes(Side.NEW).room().orElseThrow())
                .containsExactly(new NodeRoom("n1.example", Map.of("MEMORY_MB", 10496, "VCPU", 0)));
    }

    @Test
    void aRegionWithoutOneTellsNothingWhateverTheOtherRegionHas() {
        script.keystone().list("placement", "old", script.url() + "/placement");
        assertThat(cloud.nodes(Side.NEW).room()).isEmpty();
    }
}
