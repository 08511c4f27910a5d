package io.icebridge.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command, with the network kind that it does not take by itself. */
class RehearsalIT {
    private static final int SERVERS = 24;
    private static final int NODES = 4;

    @TempDir Path folder;

    @Test
    void theWholeRunbookOnACloudWithNovaNetwork() throws Exception {
        Path file = folder.resolve("report.json");
        String[] rehearse = {"rehearse", "--network", "nova-network", "--report", file.toString()};
        try (Jar jar = Jar.start(folder, rehearse)) {
            assertThat(jar.waitForEnd()).as(jar::log).isZero();
        }
        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        JsonNode servers = report.path("servers");
        assertThat(servers.path("moved").asInt() + servers.path("redeployed").asInt())
                .isEqualTo(SERVERS);
        assertThat(servers.path("lost").asInt()).isZero();
        assertThat(servers.path("doubled").asInt()).isZero();
        assertThat(report.path("violations")).isEmpty();
        assertThat(report.at("/nodes/redeployed").asInt()).isEqualTo(NODES);
        assertThat(report.path("apiCallsPerServer").asDouble()).isPositive();
    }
}
