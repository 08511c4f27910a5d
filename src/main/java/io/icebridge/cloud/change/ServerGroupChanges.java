package io.icebridge.cloud.change;

import java.util.List;

/** What changes the server groups of this cloud's project in one region's Nova. */
public interface ServerGroupChanges {

    /**
     * Creates one without members; Nova takes several of one name.
     *
     * @return its id
     */
    String create(String name, List<String> policies);

    /** Harmless when it is gone. */
    void delete(String groupId);
}
