package io.icebridge.simulator.host.machine;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Open vSwitch's bridges on a host. */
public final class Bridges {
    private final Set<String> names = new ConcurrentSkipListSet<>();

    /** False when it was there already. */
    public boolean add(String name) {
        return names.add(name);
    }

    public boolean remove(String name) {
        return names.remove(name);
    }

    public boolean has(String name) {
        return names.contains(name);
    }

    public List<String> all() {
        return List.copyOf(names);
    }
}
