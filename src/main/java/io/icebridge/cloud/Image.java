package io.icebridge.cloud;

import java.util.List;

/**
 * An image.
 *
 * @param status {@code queued}, {@code saving}, {@code active}, {@code killed}, {@code deleted}...
 * @param sizeBytes 0 while unknown, and for a snapshot of a volume-backed server
 * @param checksum empty while there is none
 * @param properties how many it has beside what Glance itself knows of an image
 * @param bootIds ids of the kernel and ramdisk images that it boots with; empty for a whole disk
 */
public record Image(
        String id,
        String name,
        String status,
        long sizeBytes,
        String checksum,
        String ownerProjectId,
        int minDiskGb,
        int minMemoryMb,
        boolean isProtected,
        int properties,
        List<String> bootIds,
        String json) {}
