package io.icebridge.openstack;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests, each attempt once, by service and method. */
final class Tally {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(ServiceKind service, String method) {
        counts.computeIfAbsent(service.label() + " " + method, k -> new LongAdder()).increment();
    }

    Map<String, Long> counts() {
        Map<String, Long> now = new TreeMap<>();
        counts.forEach((call, count) -> now.put(call, count.sum()));
        return now;
    }
}
