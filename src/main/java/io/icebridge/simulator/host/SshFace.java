package io.icebridge.simulator.host;

import io.icebridge.simulator.host.machine.HostFault;
import io.icebridge.simulator.host.machine.Machine;
import io.icebridge.simulator.host.machine.Site;
import io.icebridge.simulator.host.shell.Programs;
import io.icebridge.simulator.host.shell.Shell;
import io.icebridge.simulator.host.shell.Streams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** The hosts' one SSH server: it tells them apart by the port that a client came in on. */
final class SshFace {
    private final Site site;
    private final Programs programs;
    private final Keys keys = new Keys();
    private final ManyPorts server = ManyPorts.make();
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();
    private final Map<Integer, Machine> machines = new ConcurrentHashMap<>();

    SshFace(Site site, Programs programs) {
        this.site = site;
        this.programs = programs;
        server.setKeyPairProvider(session -> List.of(keys.host(at(session).name())));
        server.setPublickeyAuthenticator(
                (user, key, session) ->
                        user.equals("root") && KeyUtils.compareKeys(key, keys.client()));
        server.setCommandFactory(this::command);
        try {
            server.start();
            for (Machine machine : site.machines()) {
                int port = server.open(0);
                machines.put(port, machine);
                ports.put(machine.name(), port);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port(String host) {
        return ports.get(host);
    }

    private Machine at(SessionContext session) {
        return machines.get(((InetSocketAddress) session.getLocalAddress()).getPort());
    }

    private Command command(ChannelSession channel, String line) {
        Machine machine = at(channel.getSession());
        HostFault fault = site.fault(machine.name(), line);
        return new CommandLine(channel, machine, new Shell(machine, programs), line, fault);
    }

    Path writeFiles(Path folder) throws IOException {
        return keys.write(folder, ports);
    }

    void changeKey(String host) {
        keys.change(host);
        server.disconnect(ports.get(host));
    }

    void disconnect(String host) {
        server.disconnect(ports.get(host));
    }

    void reachable(String host, boolean yes) {
        try {
            if (yes) {
                server.open(ports.get(host));
            } else {
                server.shut(ports.get(host));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int console(String host, String line, Streams streams) {
        try {
            return new Shell(site.machine(host), programs).process("sh -c " + line, line, streams);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
