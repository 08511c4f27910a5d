package io.icebridge.host;

import io.icebridge.host.change.HostChange;
import io.icebridge.host.change.HostChanges;
import java.util.Map;
import java.util.TreeMap;

/** Hosts in memory, made when they are first asked for. */
public final class FakeHosts implements Hosts, HostChanges {
    private final Map<String, FakeHost> hosts = new TreeMap<>();

    @Override
    public synchronized FakeHost host(String name) {
        return hosts.computeIfAbsent(name, FakeHost::new);
    }

    @Override
    public HostChange on(String name) {
        return host(name)::run;
    }

    /** Every host that was asked for. */
    public java.util.Collection<FakeHost> all() {
        return hosts.values();
    }
}
