package io.icebridge.cloud;

import java.util.List;
import java.util.Optional;

/** Cinder. */
public interface Volumes {

    Optional<Volume> volume(String volumeId);

    /** All volumes of all projects, every page. */
    List<Volume> volumes();

    /**
     * The id of the snapshot of that name, whatever its state; one that is being deleted is none,
     * since the volume may go as soon as it is gone.
     */
    Optional<String> guardNamed(String volumeId, String name);

    /** A project's quota of one resource, by Cinder's own name of it ({@code snapshots}...). */
    Quota quota(String projectId, String resource);

    /**
     * A quota.
     *
     * @param limit negative for none
     * @param used 0 where this Cinder does not tell
     */
    record Quota(int limit, int used) {}
}
