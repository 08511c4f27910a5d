package io.icebridge.cloud;

/** A network of Neutron or nova-network; {@code cidr} is empty where it has several or none. */
public record NetworkInfo(
        String id, String name, String projectId, boolean shared, boolean external, String cidr) {}
