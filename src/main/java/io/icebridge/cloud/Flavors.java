package io.icebridge.cloud;

import java.util.List;

/** The flavors of one region's Nova. */
public interface Flavors {

    /** Every flavor, also those that are not public. */
    List<Flavor> all();

    /**
     * The same with their sizes alone: without extra specs, and without the projects of those that
     * are not public, each of which Nova has to be asked for by itself.
     */
    List<Flavor> sizes();
}
