package io.icebridge.cloud;

import java.util.List;

/** The flavors of one region's Nova. */
public interface Flavors {

    /** Every flavor, also those that are not public. */
    List<Flavor> all();
}
