package io.icebridge.web.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long an address has to wait before a password from it is looked at again. A few wrong ones
 * are free; from then on each doubles the wait, up to a limit that is short, since many people may
 * share an address. What came while it waited does not make it longer, and wrong ones are forgotten
 * by and by. No thread waits meanwhile.
 */
final class Slowdown {
    /** So many wrong passwords do no harm. */
    static final int FREE = 5;

    /** The longest wait. */
    static final Duration LONGEST = Duration.ofSeconds(15);

    /** So many addresses are remembered; then the one that was quiet for longest is forgotten. */
    static final int ADDRESSES = 10_000;

    /** In this time half of the wrong passwords are forgotten. */
    private static final Duration HALF = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Failures> byAddress = new Bounded<>(ADDRESSES);

    Slowdown(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last, Instant until) {
        static final Failures NONE = new Failures(0, Instant.EPOCH, Instant.EPOCH);

        int left(Instant now) {
            long halvings = Duration.between(last, now).dividedBy(HALF);
            return halvings >= Integer.SIZE - 1 ? 0 : count >> halvings;
        }
    }

    /** Zero when the address need not wait. */
    synchronized Duration wait(Address address) {
        Instant until = byAddress.getOrDefault(address.network(), Failures.NONE).until();
        Duration wait = Duration.between(clock.instant(), until);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    synchronized void failed(Address address) {
        Instant now = clock.instant();
        int count = byAddress.getOrDefault(address.network(), Failures.NONE).left(now) + 1;
        byAddress.put(address.network(), new Failures(count, now, now.plus(waitAfter(count))));
    }

    private static Duration waitAfter(int count) {
        if (count <= FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(count - FREE - 1, 10);
        Duration wait = Duration.ofSeconds(1L << doublings);
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /** How many addresses are remembered. */
    synchronized int size() {
        return byAddress.size();
    }

    /** A map that forgets what was not used for longest. */
    static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private final int most;

        Bounded(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
