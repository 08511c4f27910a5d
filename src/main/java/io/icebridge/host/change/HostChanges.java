package io.icebridge.host.change;

/** The hosts that the cloud file names, to be changed; for the door alone. */
public interface HostChanges {

    /**
     * @throws IllegalArgumentException when the cloud file has no such host
     */
    HostChange on(String name);
}
