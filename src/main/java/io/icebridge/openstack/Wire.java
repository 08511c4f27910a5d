package io.icebridge.openstack;

import java.util.function.Supplier;

/**
 * What all services of a cloud share: its tokens, the rules for trying again, what its Novas can.
 */
record Wire(Sessions sessions, Retries retries, Microversions microversions) {

    Ticket ticket(String projectId) {
        return sessions.ticket(projectId);
    }

    <T> T call(String projectId, String region, Call call, Supplier<T> exchange) {
        Supplier<T> once = () -> sessions.inProject(projectId, region, exchange);
        return call.reading() ? retries.reading(once) : retries.changing(once);
    }
}
