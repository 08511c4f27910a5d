package io.icebridge.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nova of one region. */
public interface Compute {

    /** All servers of all projects, every page, SOFT_DELETED ones where Nova shows them. */
    List<Server> servers();

    /** The servers that Nova's database places on the node, of all projects, any state. */
    List<Server> serversOn(String node);

    /** The servers of this cloud's project whose metadata carries the pair. */
    List<Server> serversMarked(String key, String value);

    Optional<Server> server(String serverId);

    /** Starts a power-off; the server is SHUTOFF some time later. */
    void stop(String serverId);

    /** Starts a power-on. */
    void start(String serverId);

    void lock(String serverId);

    void unlock(String serverId);

    /**
     * Starts a snapshot.
     *
     * @return the image's id
     */
    String snapshot(String serverId, String imageName, Map<String, String> imageMetadata);

    /** Starts the deletion; the server answers 404 some time later. */
    void delete(String serverId);

    /** Starts a boot, as exactly one server. */
    String boot(Boot boot);

    void setMetadata(String serverId, Map<String, String> metadata);

    List<Attachment> attachments(String serverId);

    void attach(String serverId, String volumeId, String device);

    void detach(String serverId, String volumeId);

    /**
     * Says whether an attached volume is deleted with its server, where this Nova can be told
     * (microversion 2.85).
     *
     * @return false where it cannot, so that another way is needed
     */
    boolean deleteOnTermination(String serverId, String volumeId, boolean deleted);

    /** Whether this Nova can be told so. */
    boolean changesTermination();

    /** Every flavor, also those that are not public. */
    List<Flavor> flavors();

    void createFlavor(Flavor flavor);

    /** Key pairs of the calling user. */
    List<KeyPair> keyPairs();

    void importKeyPair(KeyPair keyPair);

    void deleteKeyPair(String name);

    /**
     * A project's quota, by Nova's own names ({@code instances}, {@code cores}, {@code ram}...).
     */
    Map<String, Integer> quota(String projectId);

    void setQuota(String projectId, Map<String, Integer> quota);

    /** What a project has that nobody gave a quota. */
    Map<String, Integer> usualQuota();

    void setUsualQuota(Map<String, Integer> quota);

    /** How often Nova lets a user call what, a line each; empty where its limiter is off. */
    List<String> rateLimits();

    /** Names of the availability zones in which servers can be booted. */
    Set<String> zones();

    List<Aggregate> aggregates();

    void createAggregate(Aggregate aggregate);

    /** Adds the node to the aggregate of that name; harmless when it is a member. */
    void addToAggregate(String aggregate, String node);

    List<ComputeService> services();

    /** Keeps the scheduler from the node, with a reason that {@link #services()} shows. */
    void disable(String node, String reason);

    void enable(String node);

    /**
     * Removes a service's record.
     *
     * @return false where this Nova cannot (Havana, Icehouse)
     */
    boolean deleteService(ComputeService service);

    List<Hypervisor> hypervisors();

    /** Ids of the servers that the hypervisor itself reports, of all projects. */
    List<String> serverIdsOn(String node);
}
