package io.icebridge.cloud.change;

/** What changes Cinder. */
public interface VolumeChanges {

    /**
     * Starts a snapshot of a volume, which keeps Cinder from deleting the volume.
     *
     * @return its id
     */
    String guard(String volumeId, String name);

    /** Removes the guard; harmless when it is gone. */
    void removeGuard(String guardId);

    /** Creates a volume; the test of the service, and the probe server's. */
    String create(String name, int sizeGb);

    /** Harmless when it is gone. */
    void delete(String volumeId);
}
