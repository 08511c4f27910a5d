package io.icebridge.openstack;

import java.util.function.Supplier;

/** What all services of a cloud share: its tokens, the rules for trying again, the counts. */
record Wire(Sessions sessions, Retries retries, Tally tally) {

    Ticket ticket(String projectId) {
        return sessions.ticket(projectId);
    }

    <T> T call(ServiceKind kind, String projectId, String region, Call call, Supplier<T> exchange) {
        Supplier<T> counted =
                () -> {
                    tally.count(kind, call.method().name());
                    return exchange.get();
                };
        Supplier<T> once = () -> sessions.inProject(projectId, region, counted);
        return call.reading() ? retries.reading(once) : retries.changing(once);
    }
}
