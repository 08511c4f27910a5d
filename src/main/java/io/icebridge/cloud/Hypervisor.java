package io.icebridge.cloud;

/** A node's capacity as its hypervisor reports it. */
public record Hypervisor(
        String node,
        int runningServers,
        int vcpus,
        int vcpusUsed,
        int memoryMb,
        int memoryMbUsed,
        int diskGb,
        int diskGbUsed) {}
