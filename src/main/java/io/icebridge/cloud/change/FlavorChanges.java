package io.icebridge.cloud.change;

import io.icebridge.cloud.Flavor;

/** What changes the flavors of one region's Nova. */
public interface FlavorChanges {

    /** Goes on where an earlier attempt ended; refuses when the id is another flavor's. */
    void create(Flavor flavor);
}
