package io.icebridge.simulator;

import io.icebridge.simulator.host.SimulatedHosts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;

/** A plain SSH client of the simulated hosts. */
final class HostClient implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final SshClient client = SshClient.setUpDefaultClient();
    private final SimulatedHosts hosts;

    HostClient(SimulatedHosts hosts, Path folder) {
        this.hosts = hosts;
        client.setKeyIdentityProvider(new FileKeyPairProvider(hosts.writeFiles(folder)));
        client.setServerKeyVerifier((session, address, key) -> true);
        client.start();
    }

    /** Runs a command line with this input; its exit status, or null when none was told. */
    Integer run(String host, String line, String input) {
        try (ClientSession session =
                client.connect("root", "127.0.0.1", hosts.ports().get(host))
                        .verify(LIMIT)
                        .getSession()) {
            session.auth().verify(LIMIT);
            try (ChannelExec channel = session.createExecChannel(line)) {
                channel.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
                channel.open().verify(LIMIT);
                channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT);
                return channel.getExitStatus();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Integer run(String host, String line) {
        return run(host, line, "");
    }

    @Override
    public void close() {
        client.stop();
    }
}
