package io.icebridge.host;

import java.util.Map;
import java.util.TreeMap;

/** Hosts in memory, made when they are first asked for. */
public final class FakeHosts implements Hosts {
    private final Map<String, FakeHost> hosts = new TreeMap<>();

    @Override
    public synchronized FakeHost host(String name) {
        return hosts.computeIfAbsent(name, FakeHost::new);
    }

    /** Every host that was asked for. */
    public java.util.Collection<FakeHost> all() {
        return hosts.values();
    }
}
