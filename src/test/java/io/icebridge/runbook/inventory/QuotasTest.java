package io.icebridge.runbook.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloud.Volumes.Quota;
import io.icebridge.runbook.readiness.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What moves must fit into the quotas of Nova and Cinder. */
class QuotasTest {
    private final StillCloud cloud = new StillCloud();
    private final PrintedRows database = new PrintedRows();

    @BeforeEach
    void aProjectWithAFlavor() {
        cloud.projects.add(new Project("p", "shop", true));
        cloud.old.flavor("1", 512, 2, 10);
    }

    private void moving(ServerSample... servers) {
        for (ServerSample sample : servers) {
            Server server = sample.get();
            cloud.old.servers.add(server);
            database.plain(server.id());
        }
    }

    private void two() {
        moving(ServerSample.server("s1"), ServerSample.server("s2"));
    }

    private Inventory inventory() {
        return Inventory.take(cloud.port(), database.reader(), true);
    }

    private List<Finding> found(boolean novaNetwork, String... arrived) {
        return new Room(cloud.port(), novaNetwork)
                .inNewRegion(inventory(), cloud.old.servers, Set.of(arrived));
    }

    private void limit(String project, Map<String, Integer> quota) {
        cloud.fresh.quotas.put(project, quota);
    }

    @Test
    void aQuotaThatHoldsThemAllIsNoFinding() {
        two();
        limit("p", Map.of("instances", 2, "cores", 4, "ram", 1024));
        assertThat(found(false)).isEmpty();
    }

    @Test
    void aQuotaThatIsTooSmallBlocksAndSaysHowMuchIsNeeded() {
        two();
        limit("p", Map.of("instances", 2, "cores", 3, "ram", 1023));
        assertThat(found(false))
                .extracting(Finding::code)
                .containsExactly("quota-cores", "quota-ram");
        assertThat(found(false).get(0))
                .isEqualTo(
                        new Finding(
                                "project shop (p)",
                                "quota-cores",
                                "needed are 4 more of cores, of which the quota of 3 has not so many"
                                        + " left",
                                "raise it in the new region",
                                true,
                                "available are 3, 0 used; the quota must be 4 at least"));
    }

    @Test
    void minusOneIsNoLimit() {
        two();
        limit("p", Map.of("instances", -1, "cores", -1, "ram", -1));
        assertThat(found(false)).isEmpty();
    }

    @Test
    void whatIsThereAlreadyCountsUnlessItIsOneOfThoseThatMove() {
        two();
        cloud.fresh.servers.add(ServerSample.server("n1").get());
        limit("p", Map.of("instances", 2));
        assertThat(found(false)).extracting(Finding::code).containsExactly("quota-instances");
        assertThat(found(false, "n1")).isEmpty();
    }

    @Test
    void whatIsThereIsCountedByItsOwnRegionsFlavors() {
        two();
        cloud.fresh.flavor("large", 8192, 8, 80);
        cloud.fresh.servers.add(ServerSample.server("n1").flavor("large").get());
        limit("p", Map.of("cores", 11));
        assertThat(found(false))
                .singleElement()
                .extracting(Finding::told)
                .asString()
                .contains("quota of 11", "8 used");
    }

    @Test
    void aServerWhoseFlavorIsGoneTakesNothingThatCanBeCounted() {
        moving(ServerSample.server("s1").flavor("gone"));
        limit("p", Map.of("instances", 1, "cores", 0, "ram", 0));
        assertThat(found(false)).isEmpty();
    }

    @Test
    void addressesCountUnderNovaNetworkOnly() {
        moving(ServerSample.server("s1").fixed("10.0.0.4").floating("192.0.2.7"));
        limit("p", Map.of("fixed_ips", 0, "floating_ips", 0));
        assertThat(found(false)).isEmpty();
        assertThat(found(true))
                .extracting(Finding::code)
                .containsExactly("quota-fixed_ips", "quota-floating_ips");
    }

    @Test
    void theAdministratorNeedsRoomForEachKeyPairThatHeHasNotAlready() {
        moving(
                ServerSample.server("s1").key("web"),
                ServerSample.server("s2").key("web"),
                ServerSample.server("s3").key("db"));
        cloud.fresh.keyPairs.add(new KeyPair("db", "ssh-rsa AAAA"));
        limit("p-admin", Map.of("key_pairs", 2));
        assertThat(found(false)).isEmpty();
        limit("p-admin", Map.of("key_pairs", 1));
        assertThat(found(false))
                .singleElement()
                .satisfies(f -> assertThat(f.subject()).isEqualTo("project admin (p-admin)"));
    }

    @Test
    void aQuotaThatWasLoweredUnderWhatIsUsedWouldBeCarriedOver() {
        two();
        cloud.old.quotas.put("p", Map.of("instances", 1));
        assertThat(new Room(cloud.port(), false).carriedOver(inventory(), cloud.old.servers))
                .singleElement()
                .satisfies(
                        f -> {
                            assertThat(f.code()).isEqualTo("quota-instances");
                            assertThat(f.remedy()).contains("from which it is carried over");
                        });
    }

    private void rootVolumes(int count, String deletedWithServer) {
        for (int i = 0; i < count; i++) {
            moving(ServerSample.server("s" + i).onVolume("v" + i));
            database.devices.add(
                    PrintedRows.row("s" + i, "v" + i, "/dev/vda", deletedWithServer, "0"));
        }
    }

    private List<Finding> guards(int atOnce) {
        return new GuardRoom(cloud.port(), atOnce).check(inventory(), cloud.old.servers);
    }

    @Test
    void asManyGuardsStandAtOnceAsServersMove() {
        rootVolumes(5, "1");
        cloud.snapshots.put("p", new Quota(10, 8));
        assertThat(guards(2)).isEmpty();
        assertThat(guards(3))
                .singleElement()
                .satisfies(
                        f -> {
                            assertThat(f.told()).contains("needed are 3", "available are 2");
                            assertThat(f.told()).contains("must be 11 at least");
                            assertThat(f.blocks()).isTrue();
                        });
        cloud.snapshots.put("p", new Quota(-1, 8));
        assertThat(guards(3)).isEmpty();
    }

    @Test
    void aVolumeThatStaysWithoutItsServerNeedsNoGuard() {
        rootVolumes(5, "0");
        cloud.snapshots.put("p", new Quota(0, 0));
        assertThat(guards(3)).isEmpty();
    }

    @Test
    void aNovaThatCanBeToldToKeepTheVolumeNeedsNoGuard() {
        rootVolumes(5, "1");
        cloud.snapshots.put("p", new Quota(0, 0));
        cloud.old.changesTermination = true;
        assertThat(guards(3)).isEmpty();
    }
}
