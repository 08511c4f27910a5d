package io.icebridge.simulator.host;

import io.icebridge.simulator.host.command.Commands;
import io.icebridge.simulator.host.machine.CloudSide;
import io.icebridge.simulator.host.machine.HostFaults;
import io.icebridge.simulator.host.machine.HostLayout;
import io.icebridge.simulator.host.machine.Machine;
import io.icebridge.simulator.host.machine.Pace;
import io.icebridge.simulator.host.machine.Site;
import io.icebridge.simulator.host.shell.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;

/** The hosts of a simulated cloud, each answering over SSH on a port of loopback. */
public final class SimulatedHosts implements AutoCloseable {
    private final HostLayout layout;
    private final Pace pace;
    private final ExecutorService executor;
    private final Site site;
    private final SshFace face;

    private SimulatedHosts(HostLayout layout, CloudSide cloud, double speed, HostFaults faults) {
        this.layout = layout;
        pace = new Pace(speed);
        executor =
                Executors.newCachedThreadPool(
                        BasicThreadFactory.builder()
                                .namingPattern("host-command-%d")
                                .daemon()
                                .build());
        site = new Site(layout, cloud, pace, executor, Clock.systemUTC(), faults);
        face = new SshFace(site, new Commands());
    }

    /**
     * Sets hosts up as a running Havana cloud has them and lets them answer.
     *
     * @param speed how many simulated seconds pass in a real one
     */
    public static SimulatedHosts start(HostLayout layout, CloudSide cloud, double speed) {
        return start(layout, cloud, speed, HostFaults.NONE);
    }

    /** The same, with what goes wrong on them. */
    public static SimulatedHosts start(
            HostLayout layout, CloudSide cloud, double speed, HostFaults faults) {
        return new SimulatedHosts(layout, cloud, speed, faults);
    }

    public HostLayout layout() {
        return layout;
    }

    /** The port of each host on 127.0.0.1, in the layout's order. */
    public Map<String, Integer> ports() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        layout.hosts().forEach(h -> ports.put(h.name(), face.port(h.name())));
        return ports;
    }

    /**
     * Writes {@code id_ed25519}, which alone may log in (as root), and {@code known_hosts}.
     *
     * @return the private key's file
     */
    public Path writeFiles(Path folder) {
        try {
            return face.writeFiles(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hosts as a cloud file lists them: name, address, port, roles. */
    public List<Map<String, Object>> cloudFileHosts() {
        return layout.hosts().stream()
                .map(
                        host -> {
                            Map<String, Object> entry = new LinkedHashMap<>();
                            entry.put("name", host.name());
                            entry.put("address", "127.0.0.1");
                            entry.put("port", face.port(host.name()));
                            entry.put("roles", host.roles());
                            return entry;
                        })
                .toList();
    }

    /** The databases as a cloud file lists them: service, host, schema. */
    public List<Map<String, String>> cloudFileDatabases() {
        String host = layout.with("database").get(0).name();
        return site.databases().all().keySet().stream()
                .map(name -> Map.of("service", name, "host", host, "schema", name))
                .toList();
    }

    /** Sets up a database of the same tables as another, where a second service works already. */
    public void databaseLike(String other, String name) {
        site.databases().set(name, site.databases().get(other));
    }

    /** Takes a host off the network, with its connections, or brings it back. */
    public void reachable(String host, boolean yes) {
        face.reachable(host, yes);
    }

    /** Gives a host another key than {@code known_hosts} says. */
    public void changeKey(String host) {
        face.changeKey(host);
    }

    /** Cuts a host's power for a moment: connections and all that runs end in the middle. */
    public void crash(String host) {
        machine(host).crash();
        face.disconnect(host);
    }

    /** Runs a command on a host as its console would, without SSH; its output. */
    public String console(String host, String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        console(host, line, InputStream.nullInputStream(), out, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The same with input; its exit status. */
    public int console(
            String host, String line, InputStream in, OutputStream out, OutputStream errors) {
        return face.console(host, line, new Streams(in, out, errors));
    }

    /** The versions of a host's packages by name. */
    public Map<String, String> packages(String host) {
        return machine(host).packages().installed();
    }

    /** Whether a unit runs on a host. */
    public boolean runs(String host, String unit) {
        return machine(host).units().isRunning(unit);
    }

    private Machine machine(String host) {
        Machine machine = site.machine(host);
        if (machine == null) {
            throw new IllegalArgumentException("no host " + host);
        }
        return machine;
    }

    @Override
    public void close() {
        pace.close();
        face.close();
        executor.shutdownNow();
    }
}
