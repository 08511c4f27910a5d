package io.icebridge.host;

/** The hosts that the cloud file names. */
public interface Hosts {

    /**
     * @throws IllegalArgumentException when the cloud file has no such host
     */
    Host host(String name);
}
