package io.icebridge.openstack;

import io.icebridge.cloud.Cloud;
import io.icebridge.simulator.SimulatedCloud;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Connects to a simulated cloud through its own {@code clouds.yaml}. */
final class SimulatedClient {

    private SimulatedClient() {}

    /**
     * @param keystone {@code 3}, {@code 2}, or empty to let the adapter ask
     */
    static Cloud connect(SimulatedCloud cloud, String keystone, Path folder) throws IOException {
        cloud.writeFiles(folder);
        Path file = folder.resolve("clouds.yaml");
        String version = keystone.isEmpty() ? "" : "identity_api_version: '" + keystone + "'";
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("identity_api_version: '3'", version)
                        .replace("/v3\n", "\n"));
        OpenStack.Settings settings =
                new OpenStack.Settings(
                        folder,
                        "icebridge-sim",
                        Shape.OLD_REGION,
                        Shape.NEW_REGION,
                        cloud.shape().network() == NetworkKind.NOVA_NETWORK);
        Credentials admin =
                CloudsYaml.read(
                        new CloudsFiles(folder, folder, Map.of()),
                        settings.cloudsEntry(),
                        settings.regions());
        return OpenStack.connect(settings, admin, Limits.USUAL, Clock.systemUTC(), Pause.REAL);
    }
}
