package io.icebridge.cloud;

import java.util.List;
import java.util.Map;

/**
 * A flavor with what only an administrator sees.
 *
 * @param projectIds who may use it when it is not public
 */
public record Flavor(
        String id,
        String name,
        int memoryMb,
        int vcpus,
        int diskGb,
        int ephemeralGb,
        int swapMb,
        double rxtxFactor,
        boolean isPublic,
        Map<String, String> extraSpecs,
        List<String> projectIds) {}
