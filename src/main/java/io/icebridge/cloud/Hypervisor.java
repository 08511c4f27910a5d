package io.icebridge.cloud;

/**
 * A node's capacity as its hypervisor reports it.
 *
 * @param cpu architecture, vendor and model of its processors; empty where it does not tell
 */
public record Hypervisor(
        String node,
        int runningServers,
        int vcpus,
        int vcpusUsed,
        int memoryMb,
        int memoryMbUsed,
        int diskGb,
        int diskGbUsed,
        String cpu) {}
