package io.icebridge.bus;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.model.SystemConfig;

/** A real message broker on a port, with Nova's exchange, at which anybody may speak as Nova. */
final class Broker implements AutoCloseable {
    static final String USER = "icebridge";
    static final String PASSWORD = "heard";

    private final SystemLauncher broker = new SystemLauncher();
    private final int port;

    Broker(int port, Path folder) throws Exception {
        this.port = port;
        Path configuration = folder.resolve("broker.json");
        Files.writeString(
                configuration,
                """
                {"name": "bus", "modelVersion": "9.1",
                 "authenticationproviders": [
                   {"name": "users", "type": "Plain", "secureOnlyMechanisms": [],
                    "users": [{"name": "%s", "type": "managed", "password": "%s"}]}],
                 "ports": [
                   {"name": "amqp", "port": %d, "bindingAddress": "127.0.0.1",
                    "authenticationProvider": "users", "protocols": ["AMQP_0_9_1"],
                    "virtualhostaliases": [
                      {"name": "nameAlias", "type": "nameAlias"},
                      {"name": "defaultAlias", "type": "defaultAlias"},
                      {"name": "hostnameAlias", "type": "hostnameAlias"}]}],
                 "virtualhostnodes": [
                   {"name": "default", "type": "Memory", "defaultVirtualHostNode": true,
                    "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\"}"}]}
                """
                        .formatted(USER, PASSWORD, port));
        broker.startup(
                Map.of(
                        SystemConfig.TYPE,
                        "Memory",
                        SystemConfig.INITIAL_CONFIGURATION_LOCATION,
                        configuration.toUri().toString(),
                        SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
                        false));
    }

    /** Declares the exchange, as each of Nova's services does when it starts. */
    void withNova() throws IOException, TimeoutException {
        try (Connection nova = connection()) {
            nova.createChannel().exchangeDeclare("nova", BuiltinExchangeType.TOPIC, false);
        }
    }

    void tell(String priority, String text) throws IOException, TimeoutException {
        try (Connection nova = connection()) {
            nova.createChannel()
                    .basicPublish(
                            "nova",
                            "notifications." + priority,
                            null,
                            text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Connection connection() throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setUsername(USER);
        factory.setPassword(PASSWORD);
        return factory.newConnection();
    }

    @Override
    public void close() {
        broker.shutdown();
    }
}
