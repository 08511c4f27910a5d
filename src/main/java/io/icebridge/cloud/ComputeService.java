package io.icebridge.cloud;

/**
 * A row of Nova's service list.
 *
 * @param up whether its heartbeat is fresh
 */
public record ComputeService(
        String id,
        String binary,
        String host,
        String zone,
        boolean enabled,
        boolean up,
        String disabledReason) {}
