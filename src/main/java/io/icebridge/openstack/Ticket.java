package io.icebridge.openstack;

import java.time.Instant;
import org.openstack4j.api.types.Facing;

/** A token for one project with its catalogue; which Keystone version it came from is inside. */
interface Ticket {

    String id();

    Instant expires();

    String projectId();

    String projectName();

    String userId();

    /** Makes this the token of the thread's calls. */
    void bind(String region, Facing facing);

    /** One address of the catalogue. */
    record CatalogueEntry(String type, String region, Facing facing, String url) {}
}
