package io.icebridge.ssh;

import io.icebridge.host.Host;
import io.icebridge.host.Hosts;
import io.icebridge.host.change.HostChange;
import io.icebridge.host.change.HostChanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.sshd.client.SshClient;

/** The hosts of a cloud file over SSH, until closed. */
public final class SshHosts implements Hosts, HostChanges, AutoCloseable {
    private final SshClient client;
    private final Map<String, SshHost> hosts = new LinkedHashMap<>();

    /**
     * Reads the key and starts the client; connects to no host yet.
     *
     * @throws IllegalArgumentException when the key's file holds no usable private key
     */
    public SshHosts(SshSettings settings) {
        client = Client.started(settings);
        for (SshSettings.Address address : settings.hosts()) {
            Connection connection = new Connection(client, address, settings);
            hosts.put(address.name(), new SshHost(connection, settings.sudo()));
        }
    }

    @Override
    public Host host(String name) {
        Host host = hosts.get(name);
        if (host == null) {
            throw new IllegalArgumentException("no host " + name + " in the cloud file");
        }
        return host;
    }

    @Override
    public HostChange on(String name) {
        return host(name)::run;
    }

    /** Ends every connection; commands that run then end as lost. */
    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
