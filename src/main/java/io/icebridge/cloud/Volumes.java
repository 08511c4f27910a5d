package io.icebridge.cloud;

import java.util.List;
import java.util.Optional;

/** Cinder. */
public interface Volumes {

    Optional<Volume> volume(String volumeId);

    /** All volumes of all projects, every page. */
    List<Volume> volumes();

    /**
     * Starts a snapshot of a volume, which keeps Cinder from deleting the volume.
     *
     * @return its id
     */
    String guard(String volumeId, String name);

    /** The id of the snapshot of that name, whatever its state. */
    Optional<String> guardNamed(String volumeId, String name);

    /** Removes the guard; harmless when it is gone. */
    void removeGuard(String guardId);

    /** A project's quota of one resource, by Cinder's own name of it ({@code snapshots}...). */
    Quota quota(String projectId, String resource);

    /**
     * A quota.
     *
     * @param limit negative for none
     * @param used 0 where this Cinder does not tell
     */
    record Quota(int limit, int used) {}

    /** Creates a 1 GiB volume; the test of the service, and the probe server's. */
    String create(String name, int sizeGb);

    /** Harmless when it is gone. */
    void delete(String volumeId);
}
