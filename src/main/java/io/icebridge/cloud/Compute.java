package io.icebridge.cloud;

import java.util.List;
import java.util.Optional;

/** The servers of one region's Nova. */
public interface Compute {

    /** All servers of all projects, every page, SOFT_DELETED ones where Nova shows them. */
    List<Server> servers();

    /** The servers that Nova's database places on the node, of all projects, any state. */
    List<Server> serversOn(String node);

    /**
     * The servers of a project whose metadata carries the pair; without a token of that project,
     * since it may be disabled.
     *
     * @param projectId empty for this cloud's own
     */
    List<Server> serversMarked(String projectId, String key, String value);

    Optional<Server> server(String serverId);

    List<Attachment> attachments(String serverId);

    /** Why the server is locked; empty where nobody said why, or this Nova does not tell. */
    String lockReason(String serverId);

    /** Whether this Nova keeps a description and tags of a server, and takes them with a boot. */
    boolean labels();

    /** Whether this Nova can be told what becomes of a volume at its server's deletion. */
    boolean changesTermination();
}
