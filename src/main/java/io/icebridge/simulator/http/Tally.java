package io.icebridge.simulator.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many calls each service has had, by method. */
public final class Tally {

    private final Map<String, Map<String, LongAdder>> calls = new ConcurrentHashMap<>();

    void count(String service, String method) {
        calls.computeIfAbsent(service, s -> new ConcurrentHashMap<>())
                .computeIfAbsent(method, m -> new LongAdder())
                .increment();
    }

    /** Calls by service and method, sorted by both. */
    public Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        calls.forEach(
                (service, methods) -> {
                    Map<String, Long> byMethod = new TreeMap<>();
                    methods.forEach((method, count) -> byMethod.put(method, count.sum()));
                    counts.put(service, byMethod);
                });
        return counts;
    }
}
