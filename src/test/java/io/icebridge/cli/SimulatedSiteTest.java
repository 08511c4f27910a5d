package io.icebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFiles;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedSiteTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void theFilesOfASimulatedCloudAreACloudFileThatHolds(NetworkKind network) throws Exception {
        Shape shape = Shape.bundled().withServers(3).withNetwork(network);
        try (SimulatedSite site = SimulatedSite.start(shape, Faults.none())) {
            CloudFile file = CloudFiles.read(site.writeFiles(folder, 5));

            assertThat(file.hostsIn("compute")).hasSize(4);
            assertThat(file.limits().serversAtOnce()).isEqualTo(5);
            assertThat(file.network().name()).isEqualTo(network.name());
            assertThat(folder.resolve("cloud.yaml"))
                    .content()
                    .contains("#   ledger          " + site.cloud().ledgerUri())
                    .contains("#   calls           " + site.cloud().books().get("calls"))
                    .contains("#   commands        " + site.cloud().books().get("commands"));
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(file.ssh().key())))
                    .isEqualTo("rw-------");
        }
    }
}
