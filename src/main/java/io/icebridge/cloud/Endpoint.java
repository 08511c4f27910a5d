package io.icebridge.cloud;

/**
 * One row of Keystone's endpoints.
 *
 * @param iface {@code public}, {@code internal}, {@code admin}; v2.0 has all three in one row,
 *     which is then given as three rows with the same id
 */
public record Endpoint(
        String id,
        String serviceType,
        String serviceName,
        String region,
        String iface,
        String url) {}
