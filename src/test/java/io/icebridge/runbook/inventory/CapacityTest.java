package io.icebridge.runbook.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.NodeRoom;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.StillCloud;
import io.icebridge.runbook.readiness.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CapacityTest {
    private final StillCloud cloud = new StillCloud();

    private void on(String node, int servers) {
        for (int i = 0; i < servers; i++) {
            cloud.old.servers.add(ServerSample.server(node + i).on(node).get());
        }
    }

    private void newNode(int freeMb, int freeGb) {
        cloud.fresh.hypervisors.add(
                new Hypervisor("new", 0, 8, 0, 8192, 8192 - freeMb, 500, 500 - freeGb, ""));
    }

    private List<Finding> found(int nodesPerWave) {
        cloud.old.flavors.clear();
        cloud.old.flavor("1", 1024, 1, 20);
        Inventory inventory =
                new Inventory(
                        cloud.old.servers,
                        Map.of("1", cloud.old.flavors.get(0)),
                        Map.of(),
                        Optional.empty(),
                        List.of(),
                        Map.of(),
                        Map.of());
        return Capacity.wave(cloud.port(), nodesPerWave).check(inventory, cloud.old.servers);
    }

    @Test
    void onlyTheEmptiestNodesMustFitSinceLaterOnesGoToWhereTheseWere() {
        on("full", 5);
        on("light", 1);
        newNode(1024, 20);
        assertThat(found(1)).isEmpty();
        assertThat(found(2))
                .extracting(Finding::code)
                .containsExactly("capacity-ram", "capacity-disk");
    }

    @Test
    void tooLittleRoomIsSaidAndBlocksNothing() {
        on("full", 3);
        newNode(2048, 500);
        assertThat(found(1))
                .singleElement()
                .satisfies(
                        f -> {
                            assertThat(f.told())
                                    .contains("need 3072 MiB of memory", "2048 are free");
                            assertThat(f.blocks()).isFalse();
                        });
    }

    @Test
    void aRegionThatPromisesMoreThanItHasHasNothingFree() {
        on("full", 1);
        newNode(-512, 500);
        assertThat(found(1))
                .singleElement()
                .extracting(Finding::reading)
                .asString()
                .isEqualTo("0 are free");
    }

    @Test
    void whatPlacementGivesCountsInsteadAndBlocks() {
        on("full", 3);
        newNode(8192, 500);
        cloud.fresh.room =
                Optional.of(
                        List.of(
                                new NodeRoom("new", Map.of("MEMORY_MB", 2048, "VCPU", 16)),
                                new NodeRoom("too", Map.of("MEMORY_MB", 512, "VCPU", 16))));
        assertThat(found(1))
                .singleElement()
                .satisfies(
                        f -> {
                            assertThat(f.told())
                                    .contains(
                                            "need 3072 MiB of memory, more than Placement gives",
                                            "2560 are free");
                            assertThat(f.blocks()).isTrue();
                        });
    }

    @Test
    void aRegionWithoutANodeThatTakesServersHasNoRoom() {
        on("full", 1);
        cloud.fresh.room = Optional.of(List.of());
        assertThat(found(1))
                .extracting(Finding::code)
                .containsExactly("capacity-ram", "capacity-disk", "capacity-cores");
    }

    @Test
    void aRootVolumeTakesNoDiskOfANode() {
        cloud.old.servers.add(ServerSample.server("v").on("full").onVolume("v1").get());
        newNode(1024, 0);
        assertThat(found(1)).isEmpty();
    }
}
