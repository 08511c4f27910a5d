package io.icebridge.cloud;

import java.util.List;
import java.util.Set;

/** The host aggregates of one region's Nova, and the zones that they make. */
public interface Aggregates {

    List<Aggregate> all();

    /** Names of the availability zones in which servers can be booted. */
    Set<String> zones();
}
