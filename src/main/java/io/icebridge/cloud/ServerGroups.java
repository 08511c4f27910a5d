package io.icebridge.cloud;

import java.util.List;

/** The server groups of one region's Nova, of this cloud's project alone; Havana has none. */
public interface ServerGroups {

    List<ServerGroup> all();

    /** Those of every project; a rule that a policy has besides stands as a policy more. */
    List<ServerGroup> ofEveryProject();

    /** Those of every project that have the server. */
    List<ServerGroup> having(String serverId);
}
