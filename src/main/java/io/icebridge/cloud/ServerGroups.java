package io.icebridge.cloud;

import java.util.List;

/** The server groups of one region's Nova, of this cloud's project alone; Havana has none. */
public interface ServerGroups {

    List<ServerGroup> all();
}
