package io.icebridge.journal;

import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.host.change.HostChange;
import io.icebridge.host.change.HostChanges;

/** What can change something, in the hands of one effect that the door has let in. */
public final class Reach {
    private final CloudChanges cloud;
    private final HostChanges hosts;

    Reach(CloudChanges cloud, HostChanges hosts) {
        this.cloud = cloud;
        this.hosts = hosts;
    }

    public CloudChanges cloud() {
        return cloud;
    }

    /**
     * @throws IllegalArgumentException when the cloud file has no such host
     */
    public HostChange host(String name) {
        return hosts.on(name);
    }
}
