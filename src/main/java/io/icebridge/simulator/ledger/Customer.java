package io.icebridge.simulator.ledger;

import java.util.List;

/**
 * A customer's server as it was when the ledger first heard of it: what has to arrive.
 *
 * @param cattle whether its owner lets it be built anew from its base image
 * @param running whether it was powered on, so that time without it is downtime
 * @param rootVolume empty for a server with a local disk
 */
public record Customer(
        String serverId,
        String name,
        String project,
        String region,
        boolean cattle,
        boolean running,
        String rootVolume,
        List<Nic> nics,
        List<Disk> volumes,
        List<String> floatingAddresses) {

    /** A network card; {@code port} and {@code mac} are empty under nova-network. */
    public record Nic(String port, String network, String mac, String ip) {}

    /** An attached volume, the root volume included. */
    public record Disk(String volume, String device) {}
}
