package io.icebridge.cloud;

import java.util.List;

/** A Neutron port; {@code deviceId} is empty when it is free. */
public record Port(
        String id,
        String networkId,
        String projectId,
        String mac,
        String status,
        String deviceId,
        String deviceOwner,
        String node,
        List<String> fixedIps,
        List<String> securityGroups,
        String json) {}
