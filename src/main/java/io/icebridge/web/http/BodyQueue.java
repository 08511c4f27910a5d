package io.icebridge.web.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The requests whose bodies have not come yet, each of which holds a thread. When there are many,
 * the one that waits longest gives way to the next: an honest body comes in an instant, so that
 * slow ones in whatever number keep nobody out.
 */
final class BodyQueue {
    /** So many threads wait at once; the other half is left for requests that are there. */
    static final int PLACES = 100;

    /** So many are in here at most, with those that were told to give way and have not yet. */
    private static final int THREADS = 150;

    private static final long SHORTEST_NAP = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(50);

    private final Duration patience;
    private final Deque<Place> waiting = new ArrayDeque<>();
    private int inside;

    BodyQueue(Duration patience) {
        this.patience = patience;
    }

    /** Null when even those who gave way are too many. */
    synchronized Place enter() {
        if (inside >= THREADS) {
            return null;
        }
        if (waiting.size() >= PLACES) {
            waiting.removeFirst().givesWay = true;
        }
        Place place = new Place();
        waiting.addLast(place);
        inside++;
        return place;
    }

    private synchronized void leave(Place place) {
        waiting.remove(place);
        inside--;
    }

    /** One that waits. */
    final class Place implements AutoCloseable {
        private final long begun = System.nanoTime();
        private long nap = SHORTEST_NAP;
        private volatile boolean givesWay;

        /** Waits a moment; false when it has waited long enough or gives way. */
        boolean waitOn() {
            if (givesWay || System.nanoTime() - begun > patience.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(nap);
            nap = Math.min(2 * nap, LONGEST_NAP);
            return true;
        }

        @Override
        public void close() {
            leave(this);
        }
    }
}
