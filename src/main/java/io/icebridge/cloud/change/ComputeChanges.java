package io.icebridge.cloud.change;

import io.icebridge.cloud.Boot;
import java.util.Map;
import java.util.Optional;

/** What changes the servers of one region's Nova. */
public interface ComputeChanges {

    /** Starts a power-off; the server is SHUTOFF some time later. */
    void stop(String serverId);

    /** Starts a power-on. */
    void start(String serverId);

    /**
     * A lock is the owner's where the call is made in the server's project, else an
     * administrator's; it takes the place of the one before.
     *
     * @param reason shown to whom the lock keeps out, where this Nova takes one (microversion
     *     2.73); empty for none, which leaves the one that is there
     */
    void lock(String serverId, String reason);

    void unlock(String serverId);

    /**
     * Starts a snapshot.
     *
     * @return the image's id
     */
    String snapshot(String serverId, String imageName, Map<String, String> imageMetadata);

    /**
     * A link to the server's console in a browser, which holds for some minutes; empty where this
     * Nova offers none.
     */
    Optional<String> consoleLink(String serverId);

    /** Starts the deletion; the server answers 404 some time later. */
    void delete(String serverId);

    /** Starts a boot, as exactly one server. */
    String boot(Boot boot);

    void setMetadata(String serverId, Map<String, String> metadata);

    /** Harmless when the item is gone. */
    void removeMetadata(String serverId, String key);

    void attach(String serverId, String volumeId, String device);

    void detach(String serverId, String volumeId);

    /**
     * Says whether an attached volume is deleted with its server, where this Nova can be told
     * (microversion 2.85).
     *
     * @return false where it cannot, so that another way is needed
     */
    boolean deleteOnTermination(String serverId, String volumeId, boolean deleted);
}
