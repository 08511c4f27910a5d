package io.icebridge.simulator.time;

import java.util.Random;
import java.util.UUID;

/** Everything that is drawn by lot, from one seed, so that the same seed gives the same cloud. */
public final class Lots {

    private final long seed;
    private final Random random;

    public Lots(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** A version 4 UUID. */
    public String uuid() {
        long high = random.nextLong() & 0xffffffffffff0fffL | 0x4000L;
        long low = random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** A UUID without dashes, as Keystone makes them. */
    public String hex() {
        return uuid().replace("-", "");
    }

    public String mac(String prefix) {
        int bits = random.nextInt(1 << 24);
        return "%s:%02x:%02x:%02x"
                .formatted(prefix, bits >> 16 & 0xff, bits >> 8 & 0xff, bits & 0xff);
    }

    /** A factor between 0.75 and 1.25 that belongs to the two keys, whenever it is asked for. */
    public double spread(String key, String otherKey) {
        long mixed = (seed * 31 + key.hashCode()) * 31 + otherKey.hashCode();
        return 0.75 + new Random(mixed * 0x9E3779B97F4A7C15L).nextDouble() / 2;
    }
}
