package io.icebridge.cloud;

import java.time.Instant;

/**
 * A row of Nova's service list.
 *
 * @param up whether its heartbeat is fresh, which Nova takes it to be for a minute
 * @param heard its last heartbeat by the cloud's clock
 */
public record ComputeService(
        String id,
        String binary,
        String host,
        String zone,
        boolean enabled,
        boolean up,
        Instant heard,
        String disabledReason) {}
