package io.icebridge.door;

import io.icebridge.host.change.HostChange;
import io.icebridge.host.change.HostChanges;

/** What can change something, in the hands of one effect that the door has let in. */
public final class Reach {
    private final HostChanges hosts;

    Reach(HostChanges hosts) {
        this.hosts = hosts;
    }

    public HostChange host(String name) {
        return hosts.on(name);
    }
}
