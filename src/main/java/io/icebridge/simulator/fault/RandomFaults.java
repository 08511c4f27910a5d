package io.icebridge.simulator.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Faults by lot. What happens to a call follows from the seed, the call and how often it has been
 * made, and not from what other threads do meanwhile.
 */
final class RandomFaults implements Faults {

    private static final int[] BEFORE = {
        400, 403, 404, 405, 408, 409, 413, 429, 500, 501, 502, 503, 504
    };
    private static final int[] AFTER = {500, 502, 504};
    private static final int LATEST_SECONDS = 90;

    private final long seed;
    private final double share;
    private final double later;
    private final Map<String, AtomicInteger> times = new ConcurrentHashMap<>();

    /**
     * @param share of the calls that go wrong, before and after their effect each
     * @param later share of the other changing calls that have their effect later
     */
    RandomFaults(long seed, double share, double later) {
        this.seed = seed;
        this.share = share;
        this.later = later;
    }

    @Override
    public Fault before(String service, String method, String path) {
        Fault fault = instead(service, method, path);
        boolean changes = !method.equals("GET") && !method.equals("HEAD");
        boolean spared = spared(service) || path.endsWith("/tokens");
        return fault == Fault.NONE && later > 0 && changes && !spared
                ? perhapsLater(service, method, path)
                : fault;
    }

    /** By a lot of its own, so that those of other faults stay what they are without this one. */
    private Fault perhapsLater(String service, String method, String path) {
        Random lot = lot("later " + service + " " + method + " " + path);
        if (lot.nextDouble() >= later) {
            return Fault.NONE;
        }
        Duration after = Duration.ofSeconds(1 + lot.nextInt(LATEST_SECONDS));
        return lot.nextBoolean() ? Fault.later(after) : Fault.laterUnheard(after);
    }

    private Fault instead(String service, String method, String path) {
        Random lot = lot("before " + service + " " + method + " " + path);
        if (spared(service) || lot.nextDouble() >= share) {
            return Fault.NONE;
        }
        if (method.equals("POST") && lot.nextInt(8) == 0) {
            return Fault.quota(service.startsWith("nova"));
        }
        return switch (lot.nextInt(8)) {
            case 0, 1 -> Fault.status(BEFORE[lot.nextInt(BEFORE.length)]);
            case 2 -> Fault.busy(413, 1);
            case 3 -> Fault.busy(429, 1);
            case 4 -> Fault.busy(503, 1);
            case 5 -> Fault.of(Fault.Kind.DROP);
            case 6 -> Fault.of(Fault.Kind.NO_TOKENS);
            default -> late(lot);
        };
    }

    @Override
    public Fault after(String service, String method, String path) {
        Random lot = lot("after " + service + " " + method + " " + path);
        if (spared(service) || lot.nextDouble() >= share) {
            return Fault.NONE;
        }
        return switch (lot.nextInt(5)) {
            case 0 -> Fault.status(AFTER[lot.nextInt(AFTER.length)]);
            case 1 -> Fault.of(Fault.Kind.DROP);
            case 2 -> Fault.of(Fault.Kind.TRUNCATE);
            case 3 -> Fault.of(Fault.Kind.HTML);
            default -> late(lot);
        };
    }

    private static Fault late(Random lot) {
        return Fault.late(Duration.ofMillis(200 + lot.nextInt(800)));
    }

    private static boolean spared(String service) {
        return service.equals("ledger");
    }

    @Override
    public Outcome operation(String operation, String serverId) {
        Random lot = lot(operation + " " + serverId);
        if (lot.nextDouble() >= share) {
            return Outcome.DONE;
        }
        return lot.nextInt(4) == 0 ? Outcome.STUCK : Outcome.ERROR;
    }

    @Override
    public double outage(String region, String node) {
        Random lot = lot("outage " + region + " " + node);
        return lot.nextDouble() < share ? 60 + lot.nextInt(300) : 0;
    }

    private Random lot(String what) {
        int time = times.computeIfAbsent(what, w -> new AtomicInteger()).incrementAndGet();
        long mixed = (seed * 31 + what.hashCode()) * 31 + time;
        return new Random(mixed * 0x9E3779B97F4A7C15L);
    }
}
