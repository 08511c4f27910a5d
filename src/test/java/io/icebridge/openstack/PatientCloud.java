package io.icebridge.openstack;

import com.sun.net.httpserver.HttpHandler;
import io.icebridge.cloud.Cloud;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** A cloud in this process, whose clock and whose pauses between two attempts are a test's. */
public final class PatientCloud {

    private PatientCloud() {}

    /** Has calls answered without a wire, until the result is closed. */
    public static AutoCloseable nearby(Map<String, HttpHandler> servers) {
        Clients clients = JdkHttpExecutor.clients();
        servers.forEach((at, server) -> clients.use(new NearbyClient(server), at));
        return () -> servers.keySet().forEach(clients::forget);
    }

    /** Connects to the entry {@code icebridge-sim} of the folder's {@code clouds.yaml}. */
    public static Cloud connect(
            Path folder, OpenStack.Settings settings, Clock clock, Consumer<Duration> pause) {
        Credentials admin =
                CloudsYaml.read(
                        new CloudsFiles(folder, folder, Map.of()),
                        settings.cloudsEntry(),
                        settings.regions());
        return OpenStack.connect(settings, admin, Limits.USUAL, clock, pause::accept);
    }
}
