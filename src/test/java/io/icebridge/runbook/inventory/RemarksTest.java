package io.icebridge.runbook.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloud.StillRegion;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.runbook.readiness.Finding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people must know before servers move, and nothing can mend for them. */
class RemarksTest {
    private final StillCloud cloud = new StillCloud();
    private final PrintedRows database = new PrintedRows();

    private void server(String id, boolean configDrive, String userData) {
        ServerSample server = ServerSample.server(id);
        cloud.old.servers.add((configDrive ? server.configDrive() : server).get());
        database.instances.add(PrintedRows.row(id, "0", "0", userData, "NULL"));
    }

    private List<Finding> found(boolean beside) {
        Remarks remarks = new Remarks(cloud.port(), TestCloudFile.with(List.of(), "ctl"));
        Inventory inventory = Inventory.take(cloud.port(), database.reader(), true);
        return beside
                ? remarks.beside(inventory, cloud.old.servers)
                : remarks.ahead(inventory, cloud.old.servers);
    }

    private List<String> codes(boolean beside) {
        return found(beside).stream().map(Finding::code).toList();
    }

    private String what(String code) {
        return found(true).stream()
                .filter(f -> f.code().equals(code))
                .map(Finding::what)
                .findFirst()
                .orElse("");
    }

    @Test
    void whereNothingMovesNothingNeedsToBeSaid() {
        cloud.old.rateLimits.add("POST: 10 per MINUTE");
        assertThat(found(true)).isEmpty();
    }

    @Test
    void whatHappensToEveryServerIsSaidAndBlocksNothing() {
        server("s1", true, "NULL");
        server("s2", true, "I2Nsb3Vk");
        assertThat(codes(true)).containsExactly("first-boot", "injected");
        assertThat(what("first-boot")).contains("user data of 1 of 2 servers");
        assertThat(found(true)).noneMatch(Finding::blocks);
    }

    @Test
    void serversWithoutConfigDriveAskAMetadataServiceThatKnowsOneNovaOnly() {
        server("s1", false, "NULL");
        server("s2", true, "NULL");
        assertThat(what("metadata-service")).startsWith("1 server asks 169.254.169.254");
    }

    @Test
    void servicesThatKnowServersByTheirIdsAreNamed() {
        server("s1", true, "NULL");
        cloud.catalogue.addAll(Set.of("orchestration", "dns", "image"));
        assertThat(what("owners")).endsWith("which change: dns, orchestration");
    }

    @Test
    void limitsOfTheNewRegionCountOnlyOnceItIsThere() {
        server("s1", true, "NULL");
        cloud.old.rateLimits.add("POST: 10 per MINUTE");
        cloud.fresh.rateLimits.add("POST: 20 per MINUTE");
        assertThat(codes(false)).containsOnlyOnce("rate-limit");
        assertThat(found(true))
                .filteredOn(f -> f.code().equals("rate-limit"))
                .extracting(Finding::subject)
                .containsExactly("region old", "region new");
    }

    private void processor(StillRegion region, String cpu) {
        region.hypervisors.add(new Hypervisor("n", 0, 8, 0, 1, 0, 1, 0, cpu));
    }

    @Test
    void otherProcessorsAreSaidUnlessTheNewNodesHaveTheOldOnesToo() {
        server("s1", true, "NULL");
        processor(cloud.old, "x86_64 Intel Westmere");
        assertThat(codes(true)).doesNotContain("processors");
        processor(cloud.fresh, "x86_64 AMD Opteron");
        assertThat(what("processors")).contains("AMD Opteron, not x86_64 Intel Westmere");
        processor(cloud.fresh, "x86_64 Intel Westmere");
        assertThat(codes(true)).doesNotContain("processors");
    }
}
